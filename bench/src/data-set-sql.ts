import type { ClientBase } from "pg";
import { benchIdSql } from "./bench-ids.ts";

export interface BenchTenant {
  tenant: number;
  tenantId: string;
  sitesPerTenant: number;
  roomsPerSite: number;
  days: number;
  firstDay: Date;
}

/** Rows come in bulk: keys are not looked up and indexes are built afterwards. */
export async function prepareBookings(client: ClientBase): Promise<void> {
  await client.query("set session_replication_role = replica");
  await client.query("set maintenance_work_mem = '512MB'");
  await client.query("set synchronous_commit = off");
  await client.query(
    `create temporary table bench_saved as
     select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
       from pg_index
      where indrelid = 'room_booking'::regclass and not indisprimary and not indisexclusion`,
  );
  const { rows } = await client.query<{ name: string }>("select name from bench_saved");
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await client.query(
    `create temporary table bench_exclusion as
     select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'room_booking_no_overlap'`,
  );
  await client.query("alter table room_booking drop constraint room_booking_no_overlap");
}

export async function finishBookings(client: ClientBase): Promise<void> {
  const saved = await client.query<{ definition: string }>("select definition from bench_saved");
  for (const { definition } of saved.rows) await client.query(definition);
  const exclusion = await client.query<{ definition: string }>("select definition from bench_exclusion");
  await client.query(
    `alter table room_booking add constraint room_booking_no_overlap ${exclusion.rows[0]?.definition}`,
  );
  await client.query("set session_replication_role = default");
  await client.query("vacuum (analyze)");
}

const maintained = "created_at, updated_at";

/** Sites with rooms, five bookings of an hour a room and day, one meeting for the five: half the rooms are free at any hour. */
export async function addBenchTenant(client: ClientBase, bench: BenchTenant): Promise<void> {
  const { tenant, tenantId, sitesPerTenant, roomsPerSite, days, firstDay } = bench;
  const id = (kind: Parameters<typeof benchIdSql>[0], number: string) => benchIdSql(kind, String(tenant), number);
  const run = (text: string) => client.query(text, text.includes("$2") ? [tenantId, firstDay] : [tenantId]);
  if (tenant > 0) {
    await run(
      `insert into tenant (id, name, entra_tenant_id, default_currency, default_time_zone, default_locale, created_at)
       values ($1, 'Bench ${tenant}', $1, 'DKK', 'Europe/Copenhagen', 'en', $2)`,
    );
  }
  const sites = `generate_series(0, ${sitesPerTenant - 1}) as s (n)`;
  const rooms = `generate_series(0, ${sitesPerTenant * roomsPerSite - 1}) as r (n)`;
  await run(
    `insert into app_user (tenant_id, id, entra_object_id, name, email, time_zone, ${maintained})
     values ($1, ${id("user", "0")}, ${id("user", "0")}, 'Bench', 'bench@bench.example', 'Europe/Copenhagen', $2, $2)`,
  );
  await run(
    `insert into country (tenant_id, id, code, name, currency, ${maintained})
     values ($1, ${id("country", "0")}, 'XX', 'Bench', 'DKK', $2, $2)`,
  );
  await run(
    `insert into site (tenant_id, id, country_id, name, time_zone, currency, ${maintained})
     select $1, ${id("site", "s.n")}, ${id("country", "0")}, 'Bench ' || s.n, 'Europe/Copenhagen', 'DKK', $2, $2 from ${sites}`,
  );
  await run(
    `insert into building (tenant_id, id, site_id, name, ${maintained})
     select $1, ${id("building", "s.n")}, ${id("site", "s.n")}, 'Bench', $2, $2 from ${sites}`,
  );
  await run(
    `insert into floor (tenant_id, id, building_id, level, name, ${maintained})
     select $1, ${id("floor", "s.n")}, ${id("building", "s.n")}, 1, '1', $2, $2 from ${sites}`,
  );
  await run(
    `insert into meeting_room (tenant_id, id, site_id, floor_id, name, email, capacity, features, ${maintained})
     select $1, ${id("room", "r.n")}, ${id("site", `r.n / ${roomsPerSite}`)}, ${id("floor", `r.n / ${roomsPerSite}`)},
            'Room ' || r.n, 'bench-' || r.n || '@bench.example', 4 + (r.n % 6) * 4,
            case when r.n % 2 = 0 then array['screen', 'video'] else array['screen'] end, $2, $2
       from ${rooms}`,
  );
  const perRoomAndDay = `${rooms} cross join generate_series(0, ${days - 1}) as d (n)`;
  const number = `(r.n * ${days} + d.n)`;
  await run(
    `insert into meeting (tenant_id, id, organizer_id, subject, during, time_zone, status, ${maintained})
     select $1, ${id("meeting", number)}, ${id("user", "0")}, 'Bench',
            tstzrange($2::timestamptz + make_interval(days => d.n, hours => 7), $2::timestamptz + make_interval(days => d.n, hours => 18)),
            'Europe/Copenhagen', 'scheduled', $2, $2
       from ${perRoomAndDay}`,
  );
  await run(
    `insert into meeting_location (tenant_id, id, meeting_id, site_id, head_count)
     select $1, ${id("location", number)}, ${id("meeting", number)}, ${id("site", `r.n / ${roomsPerSite}`)}, 8
       from ${perRoomAndDay}`,
  );
  await run(
    `insert into room_booking (tenant_id, id, room_id, site_id, meeting_id, meeting_location_id, during, status, ${maintained})
     select $1, ${id("booking", `${number} * 5 + k.n`)}, ${id("room", "r.n")}, ${id("site", `r.n / ${roomsPerSite}`)},
            ${id("meeting", number)}, ${id("location", number)}, tstzrange(b.at, b.at + interval '1 hour'), 'confirmed', $2, $2
       from ${perRoomAndDay}
      cross join generate_series(0, 4) as k (n)
      cross join lateral (
        select $2::timestamptz + make_interval(days => d.n, hours => 7 + k.n * 2 + (r.n + d.n) % 2) as at) as b`,
  );
}
