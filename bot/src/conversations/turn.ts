import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { Words } from "../messages/words.ts";

// A turn of a conversation in no SDK's words: something a person did in the chat, and what the bot answers.

export type CardJson = Record<string, unknown>;

export interface ChatPerson {
  entraObjectId: string;
  entraTenantId: string;
  /** The language tag that the channel told, for example `da-DK`. */
  languageTag: string | undefined;
}

interface Turn {
  person: ChatPerson;
  conversation: Conversation;
}

/**
 * Teams tells one installation twice: `isInstallation` is the event of that name, not the one of new members. The two of groups are of chats
 * and teams, where the bot has nothing to tell a person.
 */
export type ChatEvent =
  | (Turn & { kind: "installed"; isInstallation: boolean })
  | (Turn & { kind: "removed" })
  | (Pick<Turn, "person"> & { kind: "added_to_group" })
  | (Pick<Turn, "person"> & { kind: "asked_in_group" })
  | (Turn & { kind: "message"; text: string })
  /** `shownId`: the channel's own id of the message that shows the card, where it says so. */
  | (Turn & { kind: "card_action"; verb: string; data: Record<string, unknown>; shownId?: string })
  | (Pick<Turn, "person"> & { kind: "search"; channelUserId: string; query: SearchQuery });

/** What a person types into the app's search below a chat; which commands there are stands in the manifest. */
export interface SearchQuery {
  commandId: string;
  text: string;
  skip: number;
  count: number;
}

/** One line of a search, and the card that it puts into the chat. */
export interface SearchResult {
  title: string;
  text: string;
  card: CardJson;
}

/** refused: a sentence for the person; `status` as the channel counts: 400 the asker's fault, 500 ours. */
export type ChatAnswer =
  | { kind: "nothing" }
  | { kind: "text"; text: string }
  /** `isLasting`: the card takes the place of the one that was pressed for good, not for this view of it only. */
  | { kind: "card"; card: CardJson; isLasting?: boolean }
  | { kind: "results"; results: SearchResult[] }
  | { kind: "refused"; status: 400 | 500; code: string; text: string };

export type AnswerTurn = (event: ChatEvent) => Promise<ChatAnswer>;

/** Who is answered: the client acts for them, the sentences are in the channel's language. */
export interface AnsweredPerson {
  api: ApiClient;
  words: Words;
  channelUserId: string;
}

/** Answers what a person wrote. */
export type AnswerMessage = (written: string, person: AnsweredPerson) => Promise<ChatAnswer>;

export type AnswerSearch = (query: SearchQuery, person: AnsweredPerson) => Promise<ChatAnswer>;

/** Answers a button of a card; which verbs there are is the business of the feature that made the card. */
export type AnswerCardAction = (
  verb: string,
  data: Record<string, unknown>,
  person: AnsweredPerson,
) => Promise<ChatAnswer>;
