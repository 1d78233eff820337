import type { Channel } from "@magic-meetings/contract/messages/message-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const see = sql(
  "message_see",
  `update message_log
      set seen_at = $5
    where tenant_id = $1
      and receiver_id = $2
      and channel = $3
      and provider_id = $4
      and status = 'sent'
      and seen_at is null
   returning meeting_id`,
);

/** What the receiver's channel shows under this id counts as seen from now on; gives the meetings that it is about. */
export async function seeMessages(
  db: Queries,
  seen: { tenantId: string; receiverId: string; channel: Channel; providerId: string; now: Date },
): Promise<string[]> {
  const { tenantId, receiverId, channel, providerId, now } = seen;
  const rows = await db.query<{ meeting_id: string | null }>(see, [tenantId, receiverId, channel, providerId, now]);
  return [...new Set(rows.flatMap(({ meeting_id: meetingId }) => meetingId ?? []))];
}
