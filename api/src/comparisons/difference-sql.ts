import type { DifferenceKind, DifferenceStatus } from "@magic-meetings/contract/comparisons/comparison-words.ts";
import type { ComparedSide, Difference } from "@magic-meetings/contract/comparisons/comparison.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface NewDifference {
  id: string;
  kind: DifferenceKind;
  meetingId: string | null;
  siteId: string | null;
  mailbox: string;
  eventId: string | null;
  /** The address of the room that it is about, else empty. */
  about: string;
  subject: string;
  start: Date;
  ours: ComparedSide;
  theirs: ComparedSide;
}

// A batch that is compared again after a worker was lost leaves what it has found already.
const insert = insertRows("comparison_difference", {
  shared: ["tenant_id", "comparison_id"],
  own: [
    "id",
    "kind",
    "meeting_id",
    "site_id",
    "mailbox",
    "event_id",
    "about",
    "subject",
    "starts_at",
    "ours",
    "theirs",
  ],
  then: "on conflict do nothing",
});

export function insertDifferences(
  db: Queries,
  { tenantId, comparisonId }: { tenantId: string; comparisonId: string },
  differences: readonly NewDifference[],
): Promise<void> {
  return insert(
    db,
    [tenantId, comparisonId],
    differences.map((one) => [
      one.id,
      one.kind,
      one.meetingId,
      one.siteId,
      one.mailbox,
      one.eventId,
      one.about,
      one.subject,
      one.start,
      JSON.stringify(one.ours),
      JSON.stringify(one.theirs),
    ]),
  );
}

const list = sql(
  "comparison_difference_list",
  `select d.id, d.kind, d.meeting_id, d.subject, d.starts_at, d.mailbox, d.ours, d.theirs, d.status, d.repaired_at,
          coalesce(m.time_zone, s.time_zone, 'UTC') as time_zone, s.id as site_id, s.name as site_name,
          u.name as repaired_by
     from comparison_difference d
     left join meeting m on m.tenant_id = d.tenant_id and m.id = d.meeting_id
     left join site s on s.tenant_id = d.tenant_id and s.id = d.site_id
     left join app_user u on u.tenant_id = d.tenant_id and u.id = d.repaired_by
    where d.tenant_id = $1
      and d.comparison_id = $2
      and ($3::text is null or d.kind = $3)
      and ($4::text is null or d.status = $4)
      and ($5::text is null or d.subject ilike $5 or d.mailbox ilike $5)
      and ($6::timestamptz is null or (d.starts_at, d.id) > ($6::timestamptz, $7::uuid))
    order by d.starts_at, d.id
    limit $8`,
  { plan: "each" },
);

interface Row {
  id: string;
  kind: DifferenceKind;
  meeting_id: string | null;
  subject: string;
  starts_at: Date;
  mailbox: string;
  ours: ComparedSide;
  theirs: ComparedSide;
  status: DifferenceStatus;
  repaired_at: Date | null;
  time_zone: string;
  site_id: string | null;
  site_name: string;
  repaired_by: string | null;
}

export interface DifferenceList {
  tenantId: string;
  comparisonId: string;
  kind: DifferenceKind | null;
  status: DifferenceStatus | null;
  /** A pattern. */
  search: string | null;
  after: [string, string] | undefined;
  limit: number;
}

/** By start. */
export async function listDifferences(db: Queries, wanted: DifferenceList): Promise<Difference[]> {
  const { tenantId, comparisonId, kind, status, search, after, limit } = wanted;
  const position = [after?.[0] ?? null, after?.[1] ?? null];
  const rows = await db.query<Row>(list, [tenantId, comparisonId, kind, status, search, ...position, limit]);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    meetingId: row.meeting_id,
    subject: row.subject,
    start: row.starts_at.toISOString(),
    timeZone: row.time_zone,
    site: row.site_id === null ? null : { id: row.site_id, name: row.site_name },
    mailbox: row.mailbox,
    ours: row.ours,
    theirs: row.theirs,
    status: row.status,
    repaired: row.repaired_at === null ? null : { at: row.repaired_at.toISOString(), by: row.repaired_by },
    allowed: { repair: repairAllowed(row) },
  }));
}

/** What the calendar does not let us read is put right there. */
function repairAllowed({ kind, status }: Pick<Row, "kind" | "status">): Difference["allowed"]["repair"] {
  if (kind === "unreadable") return { ok: false, because: "forbidden" };
  return status === "open" ? { ok: true } : { ok: false, because: "wrong_state" };
}

const lockOpen = sql(
  "comparison_difference_lock_open",
  `select d.id, d.kind, d.meeting_id, d.mailbox, d.event_id, d.subject, d.ours,
          (select k.id
             from room_booking k
             join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
            where k.tenant_id = d.tenant_id
              and k.meeting_id = d.meeting_id
              and k.status = 'confirmed'
              and lower(r.email) = d.about
              and d.ours ? 'room'
            order by k.id
            limit 1) as booking_id
     from comparison_difference d
    where d.tenant_id = $1
      and d.comparison_id = $2
      and d.status = 'open'
      and d.kind <> 'unreadable'
      and ($3::uuid[] is null or d.id = any ($3::uuid[]))
    order by d.id
    limit $4
      for no key update of d`,
  { plan: "each" },
);

export interface DifferenceToRepair {
  id: string;
  kind: DifferenceKind;
  meetingId: string | null;
  mailbox: string;
  eventId: string | null;
  subject: string;
  /** The booking of ours that the event does not have. */
  booking: { id: string; room: string } | null;
}

interface OpenRow {
  id: string;
  kind: DifferenceKind;
  meeting_id: string | null;
  mailbox: string;
  event_id: string | null;
  subject: string;
  ours: ComparedSide;
  booking_id: string | null;
}

/** Those that are open still, once nobody else repairs them. */
export async function lockOpenDifferences(
  db: Queries,
  wanted: { tenantId: string; comparisonId: string; ids: readonly string[] | null; limit: number },
): Promise<DifferenceToRepair[]> {
  const { tenantId, comparisonId, ids, limit } = wanted;
  const rows = await db.query<OpenRow>(lockOpen, [tenantId, comparisonId, ids, limit]);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    meetingId: row.meeting_id,
    mailbox: row.mailbox,
    eventId: row.event_id,
    subject: row.subject,
    booking: row.booking_id === null ? null : { id: row.booking_id, room: row.ours.room ?? "" },
  }));
}

const ask = sql(
  "comparison_difference_asked",
  `update comparison_difference
      set status = 'asked',
          repaired_at = $3,
          repaired_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = any ($2)
      and status = 'open'`,
);

export async function markAsked(
  db: Queries,
  { tenantId, ids, now, userId }: { tenantId: string; ids: readonly string[]; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(ask, [tenantId, ids, now, userId]);
}
