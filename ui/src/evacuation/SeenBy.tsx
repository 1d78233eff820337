import type { Tick } from "@magic-meetings/contract/evacuation/evacuation.ts";
import { formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { evacuationMessages } from "./evacuation-messages.ts";
import styles from "./FloorSection.module.css";

/** Who said first that somebody was seen. */
export function SeenBy({ ticks, timeZone }: { ticks: readonly Tick[]; timeZone: string }) {
  const text = useFeatureText(evacuationMessages);
  const { language } = useReader();
  const first = ticks.filter(({ safe }) => safe).sort((a, b) => (a.at < b.at ? -1 : 1))[0];
  if (first === undefined) return null;
  const time = formatTime(first.at, timeZone, language);
  return <div className={styles.more}>{text("seenBy", { name: first.by.name, time })}</div>;
}
