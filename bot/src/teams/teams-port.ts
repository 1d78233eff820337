import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { CardJson } from "../conversations/turn.ts";
import type { SendResult } from "./send-result.ts";

// What the rest of the bot knows of Teams: everything here is ours. The SDK stands behind it, in this folder, and can be replaced there.

/** The SDKs of Microsoft that the bot can stand on. */
export const botSdks = ["botbuilder", "agents"] as const;
export type BotSdk = (typeof botSdks)[number];

export interface TeamsAdapterSettings {
  /** botbuilder unless said. */
  sdk?: BotSdk;
  /** The bot's registration: single-tenant, so all three belong together. */
  registration?: { appId: string; appPassword: string; tenantId: string };
  /** Lets activities in without a token when there is no registration. For the demo and its connector only. */
  allowUnauthenticated?: boolean;
  /** Base addresses besides Microsoft's own that may be answered to, for example the demo's connector. */
  serviceUrls?: readonly string[];
  /** Where the channel says where the keys of its tokens are; Microsoft's own unless said. */
  channelMetadataUrl?: string;
  /** How long a call to the channel may take, in milliseconds; 8,000 unless said. */
  timeoutMs?: number;
  /**
   * Looks for an activity that carries this message id, before a repeated send. Teams has no such question, so there a repeated send after
   * a lost answer can show a card twice; the demo's connector can be asked.
   */
  findSent?: (conversation: Conversation, messageId: string) => Promise<{ activityId: string } | undefined>;
}

export interface BotLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** An HTTP request to the bot's endpoint, its JSON body parsed and bounded (`messagesBodyLimit`) by the server. */
export interface MessagesRequest {
  authorization: string | undefined;
  body: unknown;
}

export interface MessagesAnswer {
  status: number;
  body?: unknown;
}

/** The largest activity that is read, in bytes. Teams' own are far below. */
export const messagesBodyLimit = 256 * 1024;

/** A card to send, with the line that a notification shows and the message id that can be looked for. */
export interface CardMessage {
  card: CardJson;
  summary: string;
  messageId: string;
}

export interface TeamsAdapter {
  handleMessages(request: MessagesRequest): Promise<MessagesAnswer>;
  send(conversation: Conversation, message: CardMessage): Promise<SendResult>;
  update(conversation: Conversation, activityId: string, message: CardMessage): Promise<SendResult>;
  findSent: TeamsAdapterSettings["findSent"];
}
