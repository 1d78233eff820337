import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type {
  OrphanEntity,
  OrphanReason,
  OrphanRepair,
  OrphanResolution,
  OrphanState,
} from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { Orphan } from "@magic-meetings/contract/orphans/orphan.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { delegateIdsOf } from "../delegates/delegate-ids-sql.ts";

export interface OrphanRecord {
  id: string;
  entityType: OrphanEntity;
  entityId: string;
  meeting: {
    id: string;
    subject: string;
    start: Date;
    end: Date;
    timeZone: string;
    status: MeetingStatus;
    organizer: { id: string; name: string; email: string };
    delegateIds: string[];
    exchangeId: string | null;
  } | null;
  /** The booking that it is about, with its room. */
  booking: { id: string; room: { id: string; name: string; email: string | null }; headCount: number } | null;
  site: { id: string; name: string } | null;
  reason: OrphanReason;
  facts: Record<string, string | number>;
  repair: OrphanRepair;
  owner: { id: string; name: string } | null;
  foundAt: Date;
  asked: { repair: OrphanRepair; at: Date; by: string | null } | null;
  problem: Orphan["problem"];
  resolved: { at: Date; by: string | null; how: OrphanResolution; note: string } | null;
  version: number;
}

const columns = `
  o.id, o.entity_type, o.entity_id, o.reason, o.facts, o.repair, o.found_at, o.problem, o.version,
  o.asked_repair, o.asked_at, a.name as asked_name, o.resolved_at, o.resolution, o.note, v.name as resolved_name,
  w.id as owner_id, w.name as owner_name, s.id as site_id, s.name as site_name,
  m.id as meeting_id, m.subject, m.starts_at, m.ends_at, m.time_zone, m.status as meeting_status, m.exchange_id,
  u.id as organizer_id, u.name as organizer_name, u.email as organizer_email,
  ${delegateIdsOf("m.organizer_id", "m.id")} as delegate_ids,
  k.id as booking_id, r.id as room_id, r.name as room_name, r.email as room_email,
  (select l.head_count
     from meeting_location l
    where l.tenant_id = k.tenant_id
      and l.id = k.meeting_location_id) as head_count`;

const from = `
     from orphan o
     left join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
     left join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
     left join app_user w on w.tenant_id = o.tenant_id and w.id = o.owner_id
     left join app_user a on a.tenant_id = o.tenant_id and a.id = o.asked_by
     left join app_user v on v.tenant_id = o.tenant_id and v.id = o.resolved_by
     left join site s on s.tenant_id = o.tenant_id and s.id = o.site_id
     left join room_booking k on k.tenant_id = o.tenant_id and o.entity_type = 'room_booking' and k.id = o.entity_id
     left join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
    where o.tenant_id = $1`;

interface Row {
  id: string;
  entity_type: OrphanEntity;
  entity_id: string;
  reason: OrphanReason;
  facts: Record<string, string | number>;
  repair: OrphanRepair;
  found_at: Date;
  problem: Orphan["problem"];
  version: number;
  asked_repair: OrphanRepair | null;
  asked_at: Date | null;
  asked_name: string | null;
  resolved_at: Date | null;
  resolution: OrphanResolution | null;
  note: string;
  resolved_name: string | null;
  owner_id: string | null;
  owner_name: string;
  site_id: string | null;
  site_name: string;
  meeting_id: string | null;
  subject: string;
  starts_at: Date;
  ends_at: Date;
  time_zone: string;
  meeting_status: MeetingStatus;
  exchange_id: string | null;
  organizer_id: string;
  organizer_name: string;
  organizer_email: string;
  delegate_ids: string[];
  booking_id: string | null;
  room_id: string;
  room_name: string;
  room_email: string | null;
  head_count: number | null;
}

function toRecord(row: Row): OrphanRecord {
  return {
    id: row.id,
    entityType: row.entity_type,
    entityId: row.entity_id,
    meeting: row.meeting_id === null ? null : meetingOf(row, row.meeting_id),
    booking:
      row.booking_id === null
        ? null
        : {
            id: row.booking_id,
            room: { id: row.room_id, name: row.room_name, email: row.room_email },
            headCount: row.head_count ?? 1,
          },
    site: row.site_id === null ? null : { id: row.site_id, name: row.site_name },
    reason: row.reason,
    facts: row.facts,
    repair: row.repair,
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name },
    foundAt: row.found_at,
    asked:
      row.asked_repair === null || row.asked_at === null
        ? null
        : { repair: row.asked_repair, at: row.asked_at, by: row.asked_name },
    problem: row.problem,
    resolved:
      row.resolved_at === null || row.resolution === null
        ? null
        : { at: row.resolved_at, by: row.resolved_name, how: row.resolution, note: row.note },
    version: row.version,
  };
}

function meetingOf(row: Row, id: string): NonNullable<OrphanRecord["meeting"]> {
  return {
    id,
    subject: row.subject,
    start: row.starts_at,
    end: row.ends_at,
    timeZone: row.time_zone,
    status: row.meeting_status,
    organizer: { id: row.organizer_id, name: row.organizer_name, email: row.organizer_email },
    delegateIds: row.delegate_ids,
    exchangeId: row.exchange_id,
  };
}

const byId = sql("orphan_by_id", `select ${columns} ${from} and o.id = $2`);

export async function findOrphan(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<OrphanRecord | undefined> {
  return (await db.query<Row>(byId, [tenantId, id])).map(toRecord)[0];
}

const lock = sql("orphan_lock", "select id from orphan where tenant_id = $1 and id = $2 for no key update");

/** As it is once nobody else changes it. */
export async function lockOrphan(
  db: Queries,
  key: { tenantId: string; id: string },
): Promise<OrphanRecord | undefined> {
  await db.query(lock, [key.tenantId, key.id]);
  return findOrphan(db, key);
}

const list = sql(
  "orphan_list",
  `select ${columns} ${from}
      and (($2 = 'open' and o.resolved_at is null) or ($2 = 'resolved' and o.resolved_at is not null))
      and ($3::text is null or o.reason = $3)
      and ($4::uuid is null or o.site_id = $4)
      and ($5::uuid is null or o.owner_id = $5)
      and ($6::text is null or o.facts->>'subject' ilike $6 or o.facts->>'room' ilike $6 or m.subject ilike $6)
      and ($7::boolean
        or o.site_id = any ($8::uuid[])
        or o.owner_id = $9
        or m.organizer_id = $9
        or $9 = any (${delegateIdsOf("m.organizer_id", "m.id")}))
      and ($10::timestamptz is null or (o.found_at, o.id) > ($10::timestamptz, $11::uuid))
    order by o.found_at, o.id
    limit $12`,
  { plan: "each" },
);

export interface OrphanList {
  tenantId: string;
  state: OrphanState;
  reason: OrphanReason | null;
  siteId: string | null;
  ownerId: string | null;
  /** A pattern. */
  search: string | null;
  /** Whose the reader sees: of all sites or of some, and always her own. */
  sites: "all" | readonly string[];
  readerId: string | null;
  after: [string, string] | undefined;
  limit: number;
}

/** Those that the reader sees, the oldest first. */
export async function listOrphans(db: Queries, wanted: OrphanList): Promise<OrphanRecord[]> {
  const { tenantId, state, reason, siteId, ownerId, search, sites, readerId, after, limit } = wanted;
  const seen = [sites === "all", sites === "all" ? [] : sites, readerId];
  const position = [after?.[0] ?? null, after?.[1] ?? null];
  const rows = await db.query<Row>(list, [
    tenantId,
    state,
    reason,
    siteId,
    ownerId,
    search,
    ...seen,
    ...position,
    limit,
  ]);
  return rows.map(toRecord);
}

const open = sql(
  "orphan_count_open",
  `select count(*)::integer as count, min(found_at) as oldest
     from orphan
    where tenant_id = $1
      and resolved_at is null`,
);

/** How many wait, and since when. */
export async function countOpenOrphans(db: Queries, tenantId: string): Promise<{ count: number; oldest: Date | null }> {
  const [row] = await db.query<{ count: number; oldest: Date | null }>(open, [tenantId]);
  return row ?? { count: 0, oldest: null };
}
