import { insertRows, insertRowsReturning } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { HourChange } from "./portion-rules.ts";

// One row a vendor and clock hour is the one place where rivals meet; the row's own check is the proof.

const add = insertRowsReturning<{ vendor_id: string; hour: Date }>("vendor_hour", {
  shared: ["tenant_id"],
  own: ["vendor_id", "hour", "portions", "capacity"],
  // What is promised stays promised where the capacity was lowered; it takes no more then.
  then: `on conflict (tenant_id, vendor_id, hour) do update
            set portions = vendor_hour.portions + excluded.portions,
                capacity = excluded.capacity
          where vendor_hour.portions + excluded.portions <= excluded.capacity
      returning vendor_id, hour`,
});

/** Adds portions to hours; gives those that had room for them. */
export async function addPortions(
  db: Queries,
  { tenantId, changes }: { tenantId: string; changes: readonly HourChange[] },
): Promise<{ vendorId: string; hour: Date }[]> {
  const rows = changes.map(({ vendorId, hour, portions, capacity }) => [vendorId, hour, portions, capacity]);
  return (await add(db, [tenantId], rows)).map(({ vendor_id, hour }) => ({ vendorId: vendor_id, hour }));
}

const lock = sql(
  "vendor_hour_lock",
  `select h.vendor_id
     from vendor_hour h
     join unnest($2::uuid[], $3::timestamptz[]) as w (vendor_id, hour)
       on w.vendor_id = h.vendor_id and w.hour = h.hour
    where h.tenant_id = $1
    order by h.vendor_id, h.hour
      for no key update of h`,
);

/** Locks hours in the order in which everybody does. */
export async function lockHours(
  db: Queries,
  { tenantId, changes }: { tenantId: string; changes: readonly HourChange[] },
): Promise<void> {
  await db.query(lock, [tenantId, changes.map(({ vendorId }) => vendorId), changes.map(({ hour }) => hour)]);
}

const remove = sql(
  "vendor_hour_release",
  `update vendor_hour h
      set portions = greatest(h.portions - w.portions, 0)
     from unnest($2::uuid[], $3::timestamptz[], $4::integer[]) as w (vendor_id, hour, portions)
    where h.tenant_id = $1
      and h.vendor_id = w.vendor_id
      and h.hour = w.hour`,
);

export async function removePortions(
  db: Queries,
  { tenantId, changes }: { tenantId: string; changes: readonly HourChange[] },
): Promise<void> {
  const columns = [
    changes.map(({ vendorId }) => vendorId),
    changes.map(({ hour }) => hour),
    changes.map(({ portions }) => -portions),
  ];
  await db.execute(remove, [tenantId, ...columns]);
}

const taken = sql(
  "vendor_hour_taken",
  `select hour, portions
     from vendor_hour
    where tenant_id = $1
      and vendor_id = $2
      and hour >= $3
      and hour <= $4`,
);

/** What is promised of a vendor's hours between two moments; an hour that is not there is free. */
export function readTakenHours(
  db: Queries,
  { tenantId, vendorId, from, to }: { tenantId: string; vendorId: string; from: Date; to: Date },
): Promise<{ hour: Date; portions: number }[]> {
  return db.query<{ hour: Date; portions: number }>(taken, [tenantId, vendorId, from, to]);
}

const promised = sql(
  "vendor_hour_promised",
  `select date_trunc('hour', l.deliver_at, 'UTC') as hour, sum(l.quantity)::integer as portions
     from service_order_line l
     join service_order o on o.tenant_id = l.tenant_id and o.id = l.service_order_id
     join service s on s.tenant_id = l.tenant_id and s.id = l.service_id
    where l.tenant_id = $1
      and l.vendor_id = $2
      and l.deliver_at >= $3
      and o.status in ('submitted', 'confirmed', 'in_production', 'delivered', 'closed')
      and s.unit in ('person', 'piece')
    group by 1
    order by 1`,
);

/** What a vendor's open lines come to, hour by hour, from `from` on. */
export function readPromisedPortions(
  db: Queries,
  { tenantId, vendorId, from }: { tenantId: string; vendorId: string; from: Date },
): Promise<{ hour: Date; portions: number }[]> {
  return db.query<{ hour: Date; portions: number }>(promised, [tenantId, vendorId, from]);
}

const first = sql(
  "vendor_hour_first",
  `select min(hour) as hour from vendor_hour where tenant_id = $1 and vendor_id = $2`,
);

/** The first hour that a vendor has ever promised something of. */
export async function findFirstHour(
  db: Queries,
  { tenantId, vendorId }: { tenantId: string; vendorId: string },
): Promise<Date | null> {
  return (await db.query<{ hour: Date | null }>(first, [tenantId, vendorId]))[0]?.hour ?? null;
}

const emptyOthers = sql(
  "vendor_hour_empty_others",
  `update vendor_hour
      set portions = 0
    where tenant_id = $1
      and vendor_id = $2
      and hour >= $3
      and hour <> all ($4::timestamptz[])
      and portions > 0`,
);

const setHours = insertRows("vendor_hour", {
  name: "vendor_hour_set",
  shared: ["tenant_id", "vendor_id"],
  own: ["hour", "portions", "capacity"],
  then: `on conflict (tenant_id, vendor_id, hour) do update
            set portions = excluded.portions,
                capacity = excluded.capacity`,
});

export interface CountedHours {
  tenantId: string;
  vendorId: string;
  capacity: number;
  from: Date;
  hours: readonly { hour: Date; portions: number }[];
}

/** Writes hours as they are counted; one that is promised above the capacity keeps what is promised. */
export async function setPromisedHours(db: Queries, counted: CountedHours): Promise<void> {
  const { tenantId, vendorId, capacity, from, hours } = counted;
  await db.execute(emptyOthers, [tenantId, vendorId, from, hours.map(({ hour }) => hour)]);
  const rows = hours.map(({ hour, portions }) => [hour, portions, Math.max(capacity, portions)]);
  await setHours(db, [tenantId, vendorId], rows);
}
