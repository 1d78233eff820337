import { Button, Input } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons";
import type { EvacuatedMeeting, EvacuatedVisit } from "@magic-meetings/contract/evacuation/evacuation.ts";
import { seenOfMeeting, unnamedPeople } from "@magic-meetings/contract/evacuation/evacuation-rules.ts";
import { classNames } from "../elements/class-names.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { evacuationMessages } from "./evacuation-messages.ts";
import styles from "./FloorSection.module.css";

interface MeetingLineProps {
  meeting: EvacuatedMeeting;
  visits: readonly EvacuatedVisit[];
  meId: string;
  onTick: ((safe: boolean, count?: number) => void) | undefined;
}

/** The people of a meeting, who are counted instead of named. */
export function MeetingLine({ meeting, visits, meId, onTick }: MeetingLineProps) {
  const text = useFeatureText(evacuationMessages);
  const { subject, rooms, ticks } = meeting;
  const people = unnamedPeople(meeting, visits);
  const seen = seenOfMeeting(meeting, visits);
  const isSafe = seen >= people;
  const isMine = ticks.some(({ by, safe }) => safe && by.id === meId);
  if (people === 0) return null;
  return (
    <li className={classNames(styles.line, isSafe && styles.seen)}>
      <span className={styles.box} aria-hidden="true">
        {isSafe ? "✓" : ""}
      </span>
      <div className={styles.words}>
        <div className={styles.who}>
          <bdi>{subject}</bdi>
        </div>
        <div className={styles.more}>
          {[rooms.join(", "), text("meetingPeople", { count: people })].filter((fact) => fact !== "").join(" · ")}
        </div>
        {onTick === undefined ? null : <div className={styles.more}>{text("counted", { seen, count: people })}</div>}
      </div>
      {onTick === undefined ? null : (
        <div className={styles.acts}>
          <Input
            className={styles.number ?? ""}
            size="large"
            type="number"
            min={0}
            max={people}
            aria-label={text("countOf", { subject })}
            value={seen === 0 && !isMine ? "" : String(seen)}
            onChange={(_event, { value }) => tickCount(value, people, onTick)}
          />
          <Button
            size="large"
            appearance={isSafe ? "secondary" : "primary"}
            icon={<CheckmarkCircleFilled />}
            aria-label={text("allOf", { subject })}
            onClick={() => onTick(!(isSafe && isMine))}
          >
            {text("all")}
          </Button>
        </div>
      )}
    </li>
  );
}

function tickCount(value: string, most: number, onTick: (safe: boolean, count?: number) => void): void {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 0) return;
  if (count === 0) onTick(false);
  else onTick(true, Math.min(count, most));
}
