import type { OutgoingActivity } from "@magic-meetings/contract/messages/activity-channel.ts";
import type { OutgoingMail } from "@magic-meetings/contract/messages/mail-channel.ts";
import type { OutgoingMessage } from "@magic-meetings/contract/messages/message-channel.ts";

/** A message ready to go: a card, an entry of the activity feed or a mail. */
export type ReadyMessage =
  | {
      outcome: "ready";
      outgoing: OutgoingMessage;
      templateVersion: number | null;
      /** The way it goes where the chat does not take it; null: none. */
      instead: "activity" | "email" | null;
    }
  | {
      outcome: "ready_activity";
      activity: OutgoingActivity;
      templateVersion: number | null;
      /** The way it goes where the feed does not take it. */
      instead: "email" | null;
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
  | { outcome: "elsewhere"; to: "activity"; because: "sent_to_feed" }
  | { outcome: "elsewhere"; to: "digest"; at: Date };

/** A message ready to go, or why it is not. */
export type Prepared =
  ReadyMessage | Rerouted | { outcome: "no_conversation" | "nothing_to_show" | "nothing_new" | "no_address" };
