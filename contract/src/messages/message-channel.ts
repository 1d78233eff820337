import type { Locale } from "../identity/identity.ts";
import type { Conversation, MeetingCardView, MessageKind, RenderedText } from "./message.ts";

// channel: the way by which messages leave the service. The service delivers through this port; the bot is one channel.

/** One message, ready to be shown. */
export interface OutgoingMessage {
  /** The same in every attempt, so that a channel able to look can find out that it took the message before. */
  messageId: string;
  /** 1 is the first; the outcome of an earlier one may be unknown. */
  attempt: number;
  kind: MessageKind;
  conversation: Conversation;
  locale: Locale;
  text: RenderedText;
  view: MeetingCardView;
  /** The channel's id of the message that this one replaces in place; null where there is none yet. */
  replaces: string | null;
  /** Aborted when the time for this delivery is over. */
  signal: AbortSignal;
}

/** What became of a delivery. `reason` is a short word for the message log, never personal data. */
export type DeliveryResult =
  | { outcome: "sent"; providerId: string }
  /** Worth another attempt, not before `retryAfterSeconds` where the channel asked for it. */
  | { outcome: "retry"; reason: string; retryAfterSeconds?: number }
  /** The receiver blocked or removed the bot: nothing reaches this conversation any more. */
  | { outcome: "unreachable"; reason: string }
  /** The channel will never take this message. */
  | { outcome: "rejected"; reason: string };

export interface MessageChannel {
  /** A thrown error counts as `retry`. */
  deliver(message: OutgoingMessage): Promise<DeliveryResult>;
}
