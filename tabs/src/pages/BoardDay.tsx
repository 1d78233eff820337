import { Button } from "@fluentui/react-components";
import { ChevronLeftRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { addDays, dayKey, formatLongDay } from "@magic-meetings/ui/format/moments.ts";
import { useReader, useText } from "@magic-meetings/ui/messages/text-context.ts";
import type { ReactNode } from "react";
import styles from "./BoardDay.module.css";

export interface BoardDayProps {
  /** For example `2026-11-24`. */
  day: string;
  onDay: (day: string) => void;
  live: ReactNode;
}

/** Which day the board shows, with the way to the days around it and back to today. */
export function BoardDay({ day, onDay, live }: BoardDayProps) {
  const text = useText();
  const { language, timeZone } = useReader();
  const today = dayKey(new Date(), timeZone);
  return (
    <div className={styles.line}>
      {live}
      <div className={styles.days}>
        <Button
          appearance="subtle"
          icon={<ChevronLeftRegular />}
          aria-label={text("board.previousDay")}
          onClick={() => onDay(addDays(day, -1))}
        />
        <span className={styles.day} aria-live="polite">
          {formatLongDay(`${day}T12:00:00Z`, "UTC", language)}
        </span>
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          aria-label={text("board.nextDay")}
          onClick={() => onDay(addDays(day, 1))}
        />
        <Button disabled={day === today} onClick={() => onDay(today)}>
          {text("board.today")}
        </Button>
      </div>
    </div>
  );
}
