import type { MessageStatus } from "@magic-meetings/contract/messages/message-words.ts";
import type { PillTone } from "../elements/Pill.tsx";

export const statusTones: Record<MessageStatus, PillTone> = {
  pending: "warning",
  sent: "success",
  failed: "danger",
  suppressed: "neutral",
};
