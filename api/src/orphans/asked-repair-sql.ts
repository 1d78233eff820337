import type { OrphanReason } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A repair that a worker carries out. Whoever takes it next has a higher fence. */
export interface LeasedRepair {
  tenantId: string;
  id: string;
  reason: OrphanReason;
  askedBy: string | null;
  attempts: number;
  fence: number;
  meetingId: string | null;
  /** Where the event is; null: there is none. */
  event: { mailbox: string; eventId: string } | null;
  /** The room of the booking; null where it is held no more. */
  room: { name: string; email: string } | null;
  /** The room whose place it takes on the event. */
  replaces: string | null;
}

const waiting = sql(
  "orphan_repair_waiting",
  `select 1
     from orphan
    where tenant_id = $1
      and resolved_at is null
      and asked_repair is not null
      and (lease_until is null or lease_until < $2)
    limit 1`,
);

export async function isRepairWaiting(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<boolean> {
  return (await db.query(waiting, [tenantId, now])).length > 0;
}

const next = sql(
  "orphan_repair_next",
  `select o.id, o.reason, o.asked_by, o.attempts, o.fence, o.facts->>'replaces' as replaces,
          m.id as meeting_id, m.exchange_id, lower(u.email) as mailbox, r.name as room_name, lower(r.email) as room_email
     from orphan o
     left join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id and m.status in ('scheduled', 'started')
     left join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
     left join room_booking k
       on k.tenant_id = o.tenant_id
      and k.id = o.entity_id
      and k.status in ('provisional', 'requested', 'confirmed')
     left join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
    where o.tenant_id = $1
      and o.resolved_at is null
      and o.asked_repair is not null
      and (o.lease_until is null or o.lease_until < $2)
    order by o.asked_at, o.id
    limit 1
      for no key update of o skip locked`,
);

const claim = sql(
  "orphan_repair_claim",
  `update orphan
      set lease_until = $3,
          fence = fence + 1,
          attempts = attempts + 1
    where tenant_id = $1
      and id = $2`,
);

interface NextRow {
  id: string;
  reason: OrphanReason;
  asked_by: string | null;
  attempts: number;
  fence: string;
  replaces: string | null;
  meeting_id: string | null;
  exchange_id: string | null;
  mailbox: string | null;
  room_name: string | null;
  room_email: string | null;
}

/** Takes the repair that waits longest; undefined where none does. */
export async function leaseRepair(
  db: Queries,
  { tenantId, now, until }: { tenantId: string; now: Date; until: Date },
): Promise<LeasedRepair | undefined> {
  const [row] = await db.query<NextRow>(next, [tenantId, now]);
  if (row === undefined) return undefined;
  await db.execute(claim, [tenantId, row.id, until]);
  const { mailbox, exchange_id: eventId, room_email: email } = row;
  return {
    tenantId,
    id: row.id,
    reason: row.reason,
    askedBy: row.asked_by,
    attempts: row.attempts + 1,
    fence: Number(row.fence) + 1,
    meetingId: row.meeting_id,
    event: mailbox === null || eventId === null ? null : { mailbox, eventId },
    room: email === null || email === "" ? null : { name: row.room_name ?? "", email },
    replaces: row.replaces === "" ? null : row.replaces,
  };
}

const own = sql(
  "orphan_repair_own",
  "select 1 from orphan where tenant_id = $1 and id = $2 and fence = $3 and resolved_at is null for no key update",
);

/** Locks it; false where another worker has taken it over, or it is resolved. */
export async function isStillOurs(db: Queries, { tenantId, id, fence }: LeasedRepair): Promise<boolean> {
  return (await db.query(own, [tenantId, id, fence])).length > 0;
}

const giveBack = sql(
  "orphan_repair_give_back",
  `update orphan
      set asked_repair = case when $5::timestamptz is null then null else asked_repair end,
          lease_until = $5,
          problem = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and fence = $3
      and resolved_at is null`,
);

/** For later, or, without a moment, back to its owner with what the calendar said. */
export async function giveRepairBack(
  db: Queries,
  { tenantId, id, fence }: LeasedRepair,
  { problem, until }: { problem: string | null; until: Date | null },
): Promise<void> {
  await db.execute(giveBack, [tenantId, id, fence, problem, until]);
}
