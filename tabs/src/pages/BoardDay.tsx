import { Button, ToggleButton } from "@fluentui/react-components";
import { ChevronLeftRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { addDays, dayKey, formatDays } from "@magic-meetings/ui/format/moments.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useReader } from "@magic-meetings/ui/messages/text-context.ts";
import type { ReactNode } from "react";
import { boardMessages } from "@magic-meetings/ui/production-orders/board-messages.ts";
import styles from "./BoardDay.module.css";

/** How many days the board shows from the chosen one on. */
export type BoardDays = 1 | 7;

export interface BoardDayProps {
  /** For example `2026-11-24`. */
  day: string;
  onDay: (day: string) => void;
  days: BoardDays;
  onDays: (days: BoardDays) => void;
  live: ReactNode;
}

/** Which day the board shows, with the way to the days around it and back to today. */
export function BoardDay({ day, onDay, days, onDays, live }: BoardDayProps) {
  const board = useFeatureText(boardMessages);
  const { language, timeZone } = useReader();
  const today = dayKey(new Date(), timeZone);
  return (
    <div className={styles.line}>
      {live}
      <div className={styles.days} role="group" aria-label={board("board.range")}>
        {([1, 7] as const).map((count) => (
          <ToggleButton key={count} checked={days === count} onClick={() => onDays(count)}>
            {board(count === 1 ? "board.oneDay" : "board.sevenDays")}
          </ToggleButton>
        ))}
      </div>
      <div className={styles.days}>
        <Button
          appearance="subtle"
          icon={<ChevronLeftRegular />}
          aria-label={board(days === 1 ? "board.previousDay" : "board.previousWeek")}
          onClick={() => onDay(addDays(day, -days))}
        />
        <span className={styles.day} aria-live="polite">
          {formatDays(day, addDays(day, days - 1), language)}
        </span>
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          aria-label={board(days === 1 ? "board.nextDay" : "board.nextWeek")}
          onClick={() => onDay(addDays(day, days))}
        />
        <Button disabled={day === today} onClick={() => onDay(today)}>
          {board("board.today")}
        </Button>
      </div>
    </div>
  );
}
