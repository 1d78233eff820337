import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { closeConversation, findUserByObjectId, makeMessagesDue, upsertConversation } from "./conversation-sql.ts";

/**
 * Remembers where the bot reaches a user, once for each; what waited for it is due now. True for a user who had no conversation before. A
 * removal closes the conversation that it names and no later one, in whichever order the two are told.
 */
export async function storeConversation(
  { tx, tenantId, now, newId }: CommandContext,
  conversation: Conversation,
): Promise<boolean> {
  const { entraObjectId, channel, status } = conversation;
  const userId = await findUserByObjectId(tx, { tenantId, entraObjectId });
  if (userId === undefined) throw new Refusal("not_found", "There is no such user");
  if (status !== "installed") {
    await closeConversation(tx, { ...conversation, tenantId, userId, now });
    return false;
  }
  const isFirst = await upsertConversation(tx, { ...conversation, tenantId, id: newId(), userId, now });
  await makeMessagesDue(tx, { tenantId, userId, channel, now });
  return isFirst;
}
