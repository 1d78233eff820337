import type { EvacuationList } from "@magic-meetings/contract/evacuation/evacuation.ts";
import { tally, type EvacuatedFloor } from "@magic-meetings/contract/evacuation/evacuation-rules.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import type { EvacuationActs } from "./evacuation-acts.ts";
import { evacuationMessages } from "./evacuation-messages.ts";
import { MeetingLine } from "./MeetingLine.tsx";
import styles from "./FloorSection.module.css";
import { VisitLine } from "./VisitLine.tsx";

interface FloorSectionProps {
  floor: EvacuatedFloor;
  /** The whole list: a meeting's visitors may sit on another floor. */
  list: EvacuationList;
  meId: string;
  acts: EvacuationActs;
}

/** A floor with its visitors and its meetings. */
export function FloorSection({ floor, list, meId, acts }: FloorSectionProps) {
  const text = useFeatureText(evacuationMessages);
  const { expected, safe } = tally(floor);
  const isRunning = list.evacuation !== null;
  const name = floor.name ?? text("noFloor");
  return (
    <section className={styles.floor} aria-label={name}>
      <h3 className={styles.name}>
        {name}
        {isRunning ? <span className={styles.counts}>{text("floorCounts", { safe, count: expected })}</span> : null}
      </h3>
      <ul className={styles.lines}>
        {floor.visits.map((visit) => (
          <VisitLine
            key={visit.visitId}
            visit={visit}
            timeZone={list.site.timeZone}
            meId={meId}
            onTick={isRunning ? (safe) => acts.tick({ type: "visit", id: visit.visitId }, safe) : undefined}
          />
        ))}
        {floor.meetings.map((meeting) => (
          <MeetingLine
            key={meeting.meetingId}
            meeting={meeting}
            visits={list.visits}
            meId={meId}
            onTick={
              isRunning
                ? (safe, count) => acts.tick({ type: "meeting", id: meeting.meetingId }, safe, count)
                : undefined
            }
          />
        ))}
      </ul>
    </section>
  );
}
