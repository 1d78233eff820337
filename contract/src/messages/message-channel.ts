import type { Locale } from "../identity/identity.ts";
import type { Conversation, RenderedText, ShownMessage } from "./message.ts";

// The port through which the delivery worker tells a message: one channel type, one implementation. For "teams" it is the bot.

/** One message to one person, as it is now: the view is read when the message goes out, not when it was written. */
export type OutgoingMessage = AddressedMessage & ShownMessage;

interface AddressedMessage {
  messageId: string;
  /** 1 for the first try. Above 1 an earlier try may have arrived although its answer was lost. */
  attempt: number;
  conversation: Conversation;
  receiver: { entraObjectId: string; name: string; locale: Locale };
  tenant: { entraTenantId: string };
  text: RenderedText;
  /** The earlier message of the same thread that this one takes the place of. */
  previous: { providerId: string } | null;
}

/**
 * Why a person cannot be told: the app is not (or no longer) there, they blocked it, an administrator disabled it;
 * `refused`: the channel will never take this message, whoever it is for. Mails are refused by mailboxes as well.
 */
export type UnreachableReason =
  "not_installed" | "blocked" | "disabled" | "refused" | "mailbox_unknown" | "mailbox_full";

/**
 * sent: the channel has it under `providerId`; `content` is what it was given, for the message log.
 * retry: nothing is known to have arrived; not before `afterMs` milliseconds, where the channel said so.
 * unreachable: trying again is of no use until the conversation changes.
 */
export type DeliveryResult =
  | { outcome: "sent"; providerId: string; content: Record<string, unknown> }
  | { outcome: "retry"; reason: string; afterMs?: number }
  | { outcome: "unreachable"; reason: UnreachableReason };

/** Delivers one message. Never throws for anything the channel answers. */
export interface MessageChannel {
  deliver(message: OutgoingMessage): Promise<DeliveryResult>;
}
