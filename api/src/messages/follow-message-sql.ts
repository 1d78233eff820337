import type { Channel, MessageKind } from "@magic-meetings/contract/messages/message-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** What a message that follows another one takes over from it. */
export interface FollowedMessage {
  id: string;
  signalId: string;
  kind: MessageKind;
  channel: Channel;
  receiverId: string | null;
  visitId: string | null;
  meetingId: string | null;
  thread: string;
}

const lock = sql(
  "message_lock_followed",
  `select id, signal_id, kind, channel, receiver_id, visit_id, meeting_id, thread
     from message_log
    where tenant_id = $1
      and id = $2
      for update`,
);

interface Row {
  id: string;
  signal_id: string;
  kind: MessageKind;
  channel: Channel;
  receiver_id: string | null;
  visit_id: string | null;
  meeting_id: string | null;
  thread: string;
}

/** Locks it, so that of two who would follow it the later one sees the first. */
export async function lockFollowed(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<FollowedMessage | undefined> {
  const [row] = await db.query<Row>(lock, [tenantId, id]);
  return (
    row && {
      id: row.id,
      signalId: row.signal_id,
      kind: row.kind,
      channel: row.channel,
      receiverId: row.receiver_id,
      visitId: row.visit_id,
      meetingId: row.meeting_id,
      thread: row.thread,
    }
  );
}

const insert = sql(
  "message_insert_following",
  `insert into message_log (
     tenant_id, created_at, id, signal_id, kind, channel, receiver_id, visit_id, meeting_id, thread, next_attempt_at,
     follows_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
);

export interface FollowingMessage extends Omit<FollowedMessage, "id"> {
  tenantId: string;
  id: string;
  followsId: string;
  now: Date;
  /** Told only then; absent: at once. */
  notBefore?: Date;
}

/** A message of the same signal that stands in for an earlier one, or repeats it. */
export async function insertFollowing(db: Queries, message: FollowingMessage): Promise<void> {
  const { tenantId, now, id, signalId, kind, channel, receiverId, visitId, meetingId, thread } = message;
  await db.execute(insert, [
    tenantId,
    now,
    id,
    signalId,
    kind,
    channel,
    receiverId,
    visitId,
    meetingId,
    thread,
    message.notBefore ?? now,
    message.followsId,
  ]);
}
