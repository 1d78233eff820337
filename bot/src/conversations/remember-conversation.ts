import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Conversation } from "@magic-meetings/contract/messages/message.ts";

/**
 * Tells the API where a person is reached; what waited for the conversation is delivered after it. Repeating it changes nothing. True for the
 * first conversation with this person.
 */
export async function rememberConversation(api: ApiClient, conversation: Conversation): Promise<boolean> {
  const { first } = await api("PUT /conversations", { body: conversation });
  return first;
}
