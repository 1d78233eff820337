import { Button, ToggleButton } from "@fluentui/react-components";
import { ChevronLeftRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { addDays, formatDays } from "@magic-meetings/ui/format/moments.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useReader } from "@magic-meetings/ui/messages/text-context.ts";
import { boardMessages } from "@magic-meetings/ui/production-orders/board-messages.ts";
import type { BoardDays } from "./board-address.ts";
import styles from "./BoardDay.module.css";

export interface BoardDayProps {
  /** For example `2026-11-24`. */
  day: string;
  today: string;
  /** Undefined: whatever day it is. */
  onDay: (day: string | undefined) => void;
  /** How many days; absent where it is always one. */
  days?: BoardDays;
  onDays?: (days: BoardDays) => void;
}

/** Which days the board shows, with the way to those around them and back to today. */
export function BoardDay({ day, today, onDay, days = 1, onDays }: BoardDayProps) {
  const board = useFeatureText(boardMessages);
  const { language } = useReader();
  const go = (to: string) => onDay(to === today ? undefined : to);
  return (
    <div className={styles.line}>
      {onDays ? (
        <div className={styles.days} role="group" aria-label={board("board.range")}>
          {([1, 7] as const).map((count) => (
            <ToggleButton key={count} size="small" checked={days === count} onClick={() => onDays(count)}>
              {board(count === 1 ? "board.oneDay" : "board.sevenDays")}
            </ToggleButton>
          ))}
        </div>
      ) : null}
      <div className={styles.days}>
        <Button
          appearance="subtle"
          icon={<ChevronLeftRegular />}
          aria-label={board(days === 1 ? "board.previousDay" : "board.previousWeek")}
          onClick={() => go(addDays(day, -days))}
        />
        <span className={styles.day} aria-live="polite">
          {formatDays(day, addDays(day, days - 1), language)}
        </span>
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          aria-label={board(days === 1 ? "board.nextDay" : "board.nextWeek")}
          onClick={() => go(addDays(day, days))}
        />
        <Button size="small" disabled={day === today} onClick={() => onDay(undefined)}>
          {board("board.today")}
        </Button>
      </div>
    </div>
  );
}
