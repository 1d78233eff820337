import type { Locale } from "../identity/identity.ts";
import type { DeliveryResult } from "./message-channel.ts";
import type { RenderedText } from "./message.ts";
import type { CardKind } from "./message-words.ts";

// The port through which somebody is told in the activity feed of Teams: a line that leads into the app.

export interface OutgoingActivity {
  messageId: string;
  tenantId: string;
  receiver: { entraObjectId: string };
  locale: Locale;
  kind: CardKind;
  /** A later entry of the same thread takes the earlier one's place. */
  thread: string;
  text: RenderedText;
  /** Where pressing it leads, within Teams. */
  url: string;
}

/** Delivers one entry. Never throws for anything that the channel answers. */
export interface ActivityChannel {
  deliver(activity: OutgoingActivity): Promise<DeliveryResult>;
}
