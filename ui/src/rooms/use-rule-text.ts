import type { BrokenRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import { formatDay } from "../format/moments.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { roomMessages } from "./room-messages.ts";
import { ruleWords } from "./rule-words.ts";

/** What a rule would allow, in the reader's language and by the site's clock. Suspends until the sentences are there. */
export function useRuleText(timeZone: string): (rule: BrokenRule) => string {
  const text = useFeatureText(roomMessages);
  const { language } = useReader();
  const { moment, times } = useMoments(timeZone);
  return (rule) => {
    const day = (key: string) => formatDay(`${key}T12:00:00Z`, "UTC", language);
    const { key, values } = ruleWords(rule, { moment, times, day });
    return text(key, values);
  };
}
