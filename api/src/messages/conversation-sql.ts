import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const findUser = sql(
  "conversation_find_user",
  `select id
     from app_user
    where tenant_id = $1
      and entra_object_id = $2
      and deleted_at is null`,
);

/** Our id of the user that Entra knows by the object id. */
export async function findUserByObjectId(
  db: Queries,
  { tenantId, entraObjectId }: { tenantId: string; entraObjectId: string },
): Promise<string | undefined> {
  return (await db.query<{ id: string }>(findUser, [tenantId, entraObjectId]))[0]?.id;
}

const upsert = sql(
  "conversation_upsert",
  `insert into conversation (
     tenant_id, id, user_id, channel, service_url, conversation_id, bot_id, channel_user_id, status,
     created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
   on conflict (tenant_id, user_id, channel) do update
      set service_url = excluded.service_url,
          conversation_id = excluded.conversation_id,
          bot_id = excluded.bot_id,
          channel_user_id = excluded.channel_user_id,
          status = excluded.status,
          updated_at = excluded.updated_at
   returning id`,
);

export interface StoredConversation extends Conversation {
  tenantId: string;
  /** Used when there is none yet. */
  id: string;
  userId: string;
  now: Date;
}

/** Keeps the one conversation with a user current; true where there was none before. */
export async function upsertConversation(db: Queries, conversation: StoredConversation): Promise<boolean> {
  const { tenantId, id, userId, channel, serviceUrl, conversationId, botId, channelUserId, status, now } = conversation;
  const values = [tenantId, id, userId, channel, serviceUrl, conversationId, botId, channelUserId, status, now];
  const [row] = await db.query<{ id: string }>(upsert, values);
  return row?.id === id;
}

const makeDue = sql(
  "conversation_make_due",
  `update message_log
      set next_attempt_at = $4
    where tenant_id = $1
      and receiver_id = $2
      and channel = $3
      and status = 'pending'
      and next_attempt_at > $4
      and reason is distinct from 'rate_limited'`,
);

/** What waits for the receiver is due now; gives the number of messages. */
export function makeMessagesDue(
  db: Queries,
  { tenantId, userId, channel, now }: Pick<StoredConversation, "tenantId" | "userId" | "channel" | "now">,
): Promise<number> {
  return db.execute(makeDue, [tenantId, userId, channel, now]);
}

const close = sql(
  "conversation_close",
  `update conversation
      set status = $5,
          updated_at = $6
    where tenant_id = $1
      and user_id = $2
      and channel = $3
      and conversation_id = $4
      and status = 'installed'`,
);

/** The channel refuses this conversation; one that the bot was given since then stays as it is. */
export async function closeConversation(
  db: Queries,
  closed: Pick<StoredConversation, "tenantId" | "userId" | "channel" | "conversationId" | "status" | "now">,
): Promise<void> {
  const { tenantId, userId, channel, conversationId, status, now } = closed;
  await db.execute(close, [tenantId, userId, channel, conversationId, status, now]);
}
