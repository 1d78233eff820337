import type { Channel, MessageKind } from "@magic-meetings/contract/messages/message-words.ts";
import { urgentKinds } from "@magic-meetings/contract/notification-preferences/notification-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A message that still has to be delivered, as the choice of what to deliver now needs it. */
export interface PendingMessage {
  id: string;
  createdAt: Date;
  signalId: string;
  kind: MessageKind;
  channel: Channel;
  /** Null where a visitor is told. */
  receiverId: string | null;
  /** Whose visitor is told; null where a user is. */
  visitId: string | null;
  meetingId: string | null;
  thread: string;
  reason: string | null;
  attempts: number;
  nextAttemptAt: Date;
  leaseUntil: Date | null;
}

interface PendingRow {
  id: string;
  created_at: Date;
  signal_id: string;
  kind: MessageKind;
  channel: Channel;
  receiver_id: string | null;
  visit_id: string | null;
  meeting_id: string | null;
  thread: string;
  reason: string | null;
  attempts: number;
  next_attempt_at: Date;
  lease_until: Date | null;
}

const pendingColumns = `id, created_at, signal_id, kind, channel, receiver_id, visit_id, meeting_id, thread, reason,
       attempts, next_attempt_at, lease_until`;

/** So often a message is tried before those behind it in its conversation overtake it. */
const triesInOrder = 5;

/**
 * One message of a person and channel at a time, in the order in which they were written: what is on its way, due or
 * tried again soon keeps those behind it back. What only waits for its hour, or for the chat to be opened, does not, and
 * where somebody waits at the reception nothing is in the way.
 */
const isFirst = `(due.kind in (${urgentKinds.map((kind) => `'${kind}'`).join(", ")}) or (
             not ${isHeldBy("held.next_attempt_at at time zone 'UTC' <= $2::timestamptz at time zone 'UTC'")}
             and not ${isHeldBy(`(held.lease_until > $2
                    or (held.attempts < ${triesInOrder}
                      and held.reason not in ('no_conversation', 'quiet_hours', 'not_prepared', 'no_channel')))`)}))`;

/** Asked once for each index that finds such messages, so that what only waits is not read for each that is due. */
function isHeldBy(why: string): string {
  return `exists (
               select
                 from message_log held
                where held.tenant_id = $1
                  and held.receiver_id = due.receiver_id
                  and held.channel = due.channel
                  and held.status = 'pending'
                  and held.thread <> due.thread
                  and (held.created_at, held.id) < (due.created_at, due.id)
                  and ${why})`;
}

// In steps, so that however many wait only the threads with something due are read, each by its receiver or visit: what
// is pending is looked at behind a fence (`offset 0`), or else all that is would be read for each of them.
const readDueThreads = sql(
  "message_read_due_threads",
  `with due_threads as materialized (
     select distinct f.receiver_id, f.visit_id, f.channel, f.thread
       from (
         select due.receiver_id, due.visit_id, due.channel, due.thread
           from message_log due
          where due.tenant_id = $1
            and due.status = 'pending'
            and due.next_attempt_at <= $2
            and (due.lease_until is null or due.lease_until <= $2)
            and due.channel <> all ($4::text[])
            and ${isFirst}
          order by due.next_attempt_at, due.created_at, due.id
          limit $3) f)
   select ${pendingColumns}
     from (
       select p.*
         from due_threads d
        cross join lateral (
          select ${pendingColumns}, status
            from message_log
           where tenant_id = $1
             and receiver_id = d.receiver_id
             and thread = d.thread
             and channel = d.channel
          offset 0) p
       union all
       select p.*
         from due_threads d
        cross join lateral (
          select ${pendingColumns}, status
            from message_log
           where tenant_id = $1
             and visit_id = d.visit_id
             and thread = d.thread
             and channel = d.channel
             and receiver_id is null
          offset 0) p
        where d.receiver_id is null) m
    where status = 'pending'
    order by created_at, id`,
);

interface DueThreads {
  tenantId: string;
  now: Date;
  limit: number;
  /** Channels of which the company has had enough. */
  without: readonly Channel[];
}

/** Every pending message of the threads with something due, oldest first; nothing is locked. */
export async function readPendingOfDueThreads(
  db: Queries,
  { tenantId, now, limit, without }: DueThreads,
): Promise<PendingMessage[]> {
  return (await db.query<PendingRow>(readDueThreads, [tenantId, now, limit, [...without]])).map(toPending);
}

const lock = sql(
  "message_lock_pending",
  `select ${pendingColumns}
     from message_log
    where tenant_id = $1
      and created_at between $2 and $3
      and id = any ($4::uuid[])
      and status = 'pending'
    order by created_at, id
      for update skip locked`,
);

/** The given messages as they are now, without those that another worker has locked or completed. */
export async function lockPending(
  db: Queries,
  { tenantId, messages }: { tenantId: string; messages: readonly Dated[] },
): Promise<PendingMessage[]> {
  return (await db.query<PendingRow>(lock, [tenantId, ...range(messages), ids(messages)])).map(toPending);
}

const lease = sql(
  "message_lease",
  `update message_log
      set lease_until = $5,
          fence = fence + 1,
          attempts = attempts + 1
    where tenant_id = $1
      and created_at between $2 and $3
      and id = any ($4::uuid[])
   returning id, fence`,
);

/** Leases locked messages; gives the number of each lease by message id. */
export async function leaseMessages(
  db: Queries,
  { tenantId, messages, until }: { tenantId: string; messages: readonly Dated[]; until: Date },
): Promise<Map<string, number>> {
  if (messages.length === 0) return new Map();
  const rows = await db.query<{ id: string; fence: number }>(lease, [
    tenantId,
    ...range(messages),
    ids(messages),
    until,
  ]);
  return new Map(rows.map(({ id, fence }) => [id, fence]));
}

const suppress = sql(
  "message_suppress",
  `update message_log
      set status = 'suppressed',
          reason = $5,
          lease_until = null,
          fence = fence + 1
    where tenant_id = $1
      and created_at between $2 and $3
      and id = any ($4::uuid[])
      and status = 'pending'`,
);

export async function suppressMessages(
  db: Queries,
  { tenantId, messages, reason }: { tenantId: string; messages: readonly Dated[]; reason: string },
): Promise<number> {
  if (messages.length === 0) return 0;
  return db.execute(suppress, [tenantId, ...range(messages), ids(messages), reason]);
}

const postpone = sql(
  "message_postpone",
  `update message_log
      set next_attempt_at = $4,
          reason = $5
    where tenant_id = $1
      and created_at = $2
      and id = $3
      and status = 'pending'`,
);

export async function postponeMessage(
  db: Queries,
  { tenantId, message, until, reason }: { tenantId: string; message: Dated; until: Date; reason: string },
): Promise<void> {
  await db.execute(postpone, [tenantId, message.createdAt, message.id, until, reason]);
}

const due = sql(
  "message_any_due",
  `select 1 as due
     from message_log
    where tenant_id = $1
      and status = 'pending'
      and next_attempt_at <= $2
      and (lease_until is null or lease_until <= $2)
    limit 1`,
);

/** The cheap question of the sweep. */
export async function hasDueMessages(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<boolean> {
  return (await db.query(due, [tenantId, now])).length > 0;
}

/** The table is partitioned by the moment of creation: with it a message is found without asking every month. */
interface Dated {
  id: string;
  createdAt: Date;
}

function range(messages: readonly Dated[]): [Date, Date] {
  const times = messages.map(({ createdAt }) => createdAt.getTime());
  return [new Date(Math.min(...times)), new Date(Math.max(...times))];
}

function ids(messages: readonly Dated[]): string[] {
  return messages.map(({ id }) => id);
}

function toPending(row: PendingRow): PendingMessage {
  return {
    id: row.id,
    createdAt: row.created_at,
    signalId: row.signal_id,
    kind: row.kind,
    channel: row.channel,
    receiverId: row.receiver_id,
    visitId: row.visit_id,
    meetingId: row.meeting_id,
    thread: row.thread,
    reason: row.reason,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    leaseUntil: row.lease_until,
  };
}
