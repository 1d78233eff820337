import type { OutgoingMail } from "@magic-meetings/contract/messages/mail-channel.ts";
import type { OutgoingMessage } from "@magic-meetings/contract/messages/message-channel.ts";

/** A message ready to go: a card or a mail. */
export type ReadyMessage =
  | {
      outcome: "ready";
      outgoing: OutgoingMessage;
      templateVersion: number | null;
      /** A mail can be written where the chat does not take it. */
      mailInstead: boolean;
    }
  | {
      outcome: "ready_mail";
      mail: OutgoingMail;
      templateVersion?: number | null;
      /** When the receiver's next digest is due, into which it goes where her mailbox is full. */
      digestAt?: Date;
      /** The time whose messages this digest tells. */
      digested?: { since: Date; until: Date };
    };

/** It is not for this channel: it waits, goes another way, or is not wanted. */
export type Rerouted =
  | { outcome: "quiet_hours"; until: Date }
  | { outcome: "not_wanted" }
  | { outcome: "elsewhere"; to: "email"; because: "prefers_email" | "sent_by_mail" }
  | { outcome: "elsewhere"; to: "digest"; at: Date };

/** A message ready to go, or why it is not. */
export type Prepared =
  ReadyMessage | Rerouted | { outcome: "no_conversation" | "nothing_to_show" | "nothing_new" | "no_address" };
