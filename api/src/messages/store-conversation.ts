import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findUserByObjectId, makeMessagesDue, upsertConversation } from "./conversation-sql.ts";

/** Remembers where the bot reaches a user; gives the number of messages that waited for it and are due now. */
export async function storeConversation(
  { tx, tenantId, now, newId }: CommandContext,
  conversation: Conversation,
): Promise<number> {
  const { entraObjectId, channel, status } = conversation;
  const userId = await findUserByObjectId(tx, { tenantId, entraObjectId });
  if (userId === undefined) throw new Refusal("not_found", "There is no such user");
  await upsertConversation(tx, { ...conversation, tenantId, id: newId(), userId, now });
  return status === "installed" ? makeMessagesDue(tx, { tenantId, userId, channel, now }) : 0;
}
