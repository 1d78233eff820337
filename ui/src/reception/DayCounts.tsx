import { Button, ToggleButton } from "@fluentui/react-components";
import { memo } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";
import { shownParts, type PartCounts, type ShownPart } from "./visit-groups.ts";

export interface DayCountsProps {
  counts: PartCounts;
  part: ShownPart;
  onPart: (part: ShownPart) => void;
  onEvacuation: () => void;
}

/** How many are expected, here and gone; each shows its part of the day. Not drawn anew for a letter that is typed. */
export const DayCounts = memo(function DayCounts({ counts, part, onPart, onEvacuation }: DayCountsProps) {
  const text = useFeatureText(receptionMessages);
  return (
    <div className={styles.counts}>
      <div className={styles.parts} role="group" aria-label={text("show")}>
        {shownParts.map((one) => (
          <ToggleButton key={one} size="small" checked={part === one} onClick={() => onPart(one)}>
            {text(`show.${one}`, { count: String(counts[one]) })}
          </ToggleButton>
        ))}
      </div>
      <div className={styles.house}>
        <span>{text("inHouse", { count: counts.here })}</span>
        <Button onClick={onEvacuation}>{text("evacuation")}</Button>
      </div>
    </div>
  );
});
