import { ToggleButton } from "@fluentui/react-components";
import { CheckmarkCircleFilled, CircleRegular } from "@fluentui/react-icons";
import type { EvacuatedVisit } from "@magic-meetings/contract/evacuation/evacuation.ts";
import { isVisitSafe } from "@magic-meetings/contract/evacuation/evacuation-rules.ts";
import { classNames } from "../elements/class-names.ts";
import { Pill } from "../elements/Pill.tsx";
import { formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { evacuationMessages } from "./evacuation-messages.ts";
import styles from "./FloorSection.module.css";
import { SeenBy } from "./SeenBy.tsx";

interface VisitLineProps {
  visit: EvacuatedVisit;
  timeZone: string;
  meId: string;
  /** Absent while no evacuation runs. */
  onTick: ((safe: boolean) => void) | undefined;
}

/** A visitor, and whether she was seen. */
export function VisitLine({ visit, timeZone, meId, onTick }: VisitLineProps) {
  const text = useFeatureText(evacuationMessages);
  const { language } = useReader();
  const { company, host, rooms, badgeNumber, leftAt, ticks } = visit;
  const name = visit.name === "" ? text("somebody") : visit.name;
  const isSafe = isVisitSafe(visit);
  const isMine = ticks.some(({ by, safe }) => safe && by.id === meId);
  const facts = [
    company,
    text("to", { name: host.name }),
    rooms.join(", "),
    badgeNumber === null ? "" : text("badge", { number: badgeNumber }),
  ];
  return (
    <li className={classNames(styles.line, isSafe && styles.seen)}>
      <span className={styles.box} aria-hidden="true">
        {isSafe ? "✓" : ""}
      </span>
      <div className={styles.words}>
        <div className={styles.who}>
          <bdi>{name}</bdi>
        </div>
        <div className={styles.more}>{facts.filter((fact) => fact !== "").join(" · ")}</div>
        <SeenBy ticks={ticks} timeZone={timeZone} />
      </div>
      {visit.wheelchair ? <Pill tone="danger">{text("wheelchair")}</Pill> : null}
      {leftAt === null ? null : (
        <Pill tone="success">{text("left", { time: formatTime(leftAt, timeZone, language) })}</Pill>
      )}
      {onTick === undefined || leftAt !== null ? null : (
        <div className={styles.acts}>
          <ToggleButton
            size="large"
            appearance={isSafe ? "secondary" : "primary"}
            checked={isSafe}
            icon={isSafe ? <CheckmarkCircleFilled /> : <CircleRegular />}
            aria-label={text(isMine ? "untickName" : "tickName", { name })}
            onClick={() => onTick(!isMine)}
          >
            {text("tick")}
          </ToggleButton>
        </div>
      )}
    </li>
  );
}
