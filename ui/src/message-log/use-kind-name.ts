import type { MessageKind } from "@magic-meetings/contract/messages/message-words.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { messageLogMessages } from "./message-log-messages.ts";

/** What a kind of message is about, in a word. Suspends for its words. */
export function useKindName(): (kind: MessageKind) => string {
  const text = useFeatureText(messageLogMessages);
  return (kind) => text(`kind.${kind}`);
}
