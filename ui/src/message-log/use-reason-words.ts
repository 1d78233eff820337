import { useFeatureText } from "../messages/feature-text.ts";
import { messageLogMessages } from "./message-log-messages.ts";

/** Why a message waits, failed or was left out, in a sentence; what a channel answered is shown as it is. */
export function useReasonWords(): (reason: string) => string {
  const text = useFeatureText(messageLogMessages);
  return (reason) => {
    const key: string = `reason.${reason}`;
    return text.knows(key) ? text(key) : reason;
  };
}
