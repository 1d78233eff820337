import type { CardKind } from "@magic-meetings/contract/messages/message-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** Why a message is not told by itself: it stands in the next digest, or stood in one that was sent. */
export const inDigest = "in_digest";
const toldInDigest = "told_in_digest";

export interface DigestMessage {
  id: string;
  kind: CardKind;
  meetingId: string | null;
  thread: string;
}

const read = sql(
  "digest_read",
  `select distinct on (m.thread) m.id, m.kind, m.meeting_id, m.thread, m.created_at
     from message_log m
    where m.tenant_id = $1
      and m.receiver_id = $2
      and m.status = 'suppressed'
      and m.reason = '${inDigest}'
      and m.created_at >= $3
    order by m.thread, m.created_at desc, m.id desc`,
);

interface Row {
  id: string;
  kind: CardKind;
  meeting_id: string | null;
  thread: string;
  created_at: Date;
}

/** What waits for somebody's next digest since a moment: the newest message of each thread, the oldest first. */
export async function readDigest(
  db: Queries,
  { tenantId, receiverId, since }: { tenantId: string; receiverId: string; since: Date },
): Promise<DigestMessage[]> {
  const rows = await db.query<Row>(read, [tenantId, receiverId, since]);
  return rows
    .sort((a, b) => a.created_at.getTime() - b.created_at.getTime())
    .map(({ meeting_id: meetingId, id, kind, thread }) => ({ id, kind, meetingId, thread }));
}

const tell = sql(
  "digest_tell",
  `update message_log
      set reason = '${toldInDigest}'
    where tenant_id = $1
      and receiver_id = $2
      and status = 'suppressed'
      and reason = '${inDigest}'
      and created_at between $3 and $4`,
);

/** What waited until a moment was told by a digest that was sent. */
export async function markDigested(
  db: Queries,
  { tenantId, receiverId, since, until }: { tenantId: string; receiverId: string; since: Date; until: Date },
): Promise<void> {
  await db.execute(tell, [tenantId, receiverId, since, until]);
}

const waiting = sql(
  "digest_waiting",
  `select 1
     from message_log
    where tenant_id = $1
      and receiver_id = $2
      and status = 'pending'
      and kind = 'digest_mail'
    limit 1`,
);

/** Whether somebody's next digest is planned already. */
export async function isDigestWaiting(
  db: Queries,
  { tenantId, receiverId }: { tenantId: string; receiverId: string },
): Promise<boolean> {
  return (await db.query(waiting, [tenantId, receiverId])).length > 0;
}
