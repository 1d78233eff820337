import type { HostAnswer, HostCallReason } from "@magic-meetings/contract/reception/reception-words.ts";
import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { toRecord, visitColumns, visitTables, type VisitRecord, type VisitRow } from "../visits/visit-sql.ts";

/** A visit with what a reception has to know besides. */
export interface ReceptionVisitRecord {
  visit: VisitRecord;
  rooms: string[];
  floor: string | null;
  searchText: string;
  codeSha256: string | null;
  call: {
    toldAt: Date;
    about: HostCallReason;
    answer: HostAnswer | null;
    by: { id: string; name: string } | null;
    asked: { id: string; name: string } | null;
    answeredAt: Date | null;
    escalatedAt: Date | null;
  } | null;
}

const columns = `${visitColumns}, p.search_text, encode(a.code_sha256, 'hex') as code_sha256,
  array(
    select r.name
      from room_booking k
      join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
     where k.tenant_id = v.tenant_id
       and k.meeting_location_id = v.meeting_location_id
       and k.status in ('provisional', 'confirmed')
     order by k.starts_at, r.name) as rooms,
  (select f.name
     from room_booking k
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
    where k.tenant_id = v.tenant_id
      and k.meeting_location_id = v.meeting_location_id
      and k.status in ('provisional', 'confirmed')
    order by k.starts_at, r.name
    limit 1) as floor,
  (select jsonb_build_object(
            'toldAt', c.told_at, 'about', c.about, 'answer', c.answer, 'answeredAt', c.answered_at,
            'escalatedAt', c.escalated_at,
            'by', case when b.id is null then null else jsonb_build_object('id', b.id, 'name', b.name) end,
            'asked', case when q.id is null then null else jsonb_build_object('id', q.id, 'name', q.name) end)
     from host_call c
     left join app_user b on b.tenant_id = c.tenant_id and b.id = c.answered_by
     left join app_user q on q.tenant_id = c.tenant_id and q.id = c.asked_id
    where c.tenant_id = v.tenant_id
      and c.visit_id = v.id
      and c.withdrawn_at is null
    order by c.id desc
    limit 1) as call`;

const wholeDay = `select ${columns} ${visitTables}
      and v.site_id = $2
      and (v.status = 'arrived'
        or (lower(v.during) >= $3 and lower(v.during) < $4)
        or (v.arrived_at >= $3 and v.arrived_at < $4)
        or (lower(v.moved_from) >= $3 and lower(v.moved_from) < $4))`;
const inOrder = "order by lower(v.during), p.name, v.id";
const ofDay = sql("reception_of_day", `${wholeDay} ${inOrder}`, { plan: "each" });
const ofDayByIds = sql("reception_of_day_by_ids", `${wholeDay} and v.id = any ($5::uuid[]) ${inOrder}`, {
  plan: "each",
});

/** Everybody who may stand at a site's desk between two moments, or those of them who are named, with one query. */
export async function listReceptionVisits(
  db: Queries,
  { tenantId, siteId, from, to, ids }: { tenantId: string; siteId: string; from: Date; to: Date; ids?: string[] },
): Promise<ReceptionVisitRecord[]> {
  const ofThem = ids === undefined ? [] : [ids];
  const rows = await db.query<Row>(ids === undefined ? ofDay : ofDayByIds, [tenantId, siteId, from, to, ...ofThem]);
  return rows.map(toReceptionRecord);
}

const byIds = sql("reception_visit_by_ids", `select ${columns} ${visitTables} and v.id = any ($2::uuid[])`);

export async function findReceptionVisits(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<ReceptionVisitRecord[]> {
  if (ids.length === 0) return [];
  return (await db.query<Row>(byIds, [tenantId, ids])).map(toReceptionRecord);
}

interface Row extends VisitRow {
  search_text: string | null;
  code_sha256: string | null;
  rooms: string[];
  floor: string | null;
  call: CallRow | null;
}

interface CallRow {
  toldAt: string;
  about: HostCallReason;
  answer: HostAnswer | null;
  answeredAt: string | null;
  escalatedAt: string | null;
  by: { id: string; name: string } | null;
  asked: { id: string; name: string } | null;
}

function toReceptionRecord(row: Row): ReceptionVisitRecord {
  const { rooms, floor, search_text, code_sha256, call } = row;
  return {
    visit: toRecord(row),
    rooms: [...new Set(rooms)],
    floor,
    searchText: search_text ?? "",
    codeSha256: code_sha256,
    call: call === null ? null : toCall(call),
  };
}

function toCall({ toldAt, answeredAt, escalatedAt, about, answer, by, asked }: CallRow): ReceptionVisitRecord["call"] {
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  return {
    toldAt: new Date(toldAt),
    about,
    answer,
    by,
    asked,
    answeredAt: moment(answeredAt),
    escalatedAt: moment(escalatedAt),
  };
}

export interface ReceptionSite {
  id: string;
  name: string;
  timeZone: string;
  photos: boolean;
  /** `HH:MM` in the site's own time. */
  closesAt: string;
}

const site = sql(
  "reception_site",
  `select s.id, s.name, s.time_zone, o.photos, to_char(o.closes_at, 'HH24:MI') as closes_at
     from site s
     left join visit_policy o on o.tenant_id = s.tenant_id and o.site_id = s.id and o.deleted_at is null
    where s.tenant_id = $1
      and s.id = $2
      and s.deleted_at is null`,
);

export async function findReceptionSite(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<ReceptionSite | undefined> {
  const [row] = await db.query<{
    id: string;
    name: string;
    time_zone: string;
    photos: boolean | null;
    closes_at: string | null;
  }>(site, [tenantId, siteId]);
  if (row === undefined) return undefined;
  const { photos, closesAt } = visitPolicyDefaults;
  return {
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    photos: row.photos ?? photos,
    closesAt: row.closes_at ?? closesAt,
  };
}

const mostHosts = 5000;

const hosts = sql(
  "reception_hosts",
  `select u.id, u.name
     from app_user u
    where u.tenant_id = $1
      and u.status = 'active'
      and u.deleted_at is null
    order by u.name, u.id
    limit $2`,
);

/** Whom somebody may have come to see. */
export function listHosts(db: Queries, { tenantId }: { tenantId: string }): Promise<{ id: string; name: string }[]> {
  return db.query<{ id: string; name: string }>(hosts, [tenantId, mostHosts]);
}
