import type { MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import { ChevronRightRegular, DoorRegular, FoodRegular } from "@fluentui/react-icons";
import { formatTotals } from "../format/money.ts";
import { addDays, dayKey, foreignZone, formatLongDay, formatTime } from "../format/moments.ts";
import { groupBy } from "../format/groups.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { meetingsMessages } from "./meetings-messages.ts";
import { MeetingState } from "./MeetingState.tsx";
import { classNames } from "../elements/class-names.ts";
import styles from "./MeetingList.module.css";

export interface MeetingListProps {
  meetings: readonly MeetingSummary[];
  /** For "Today" and "Tomorrow". */
  now: Date;
  onOpen: (id: string) => void;
}

/** Meetings under a heading per day, in the reader's days. */
export function MeetingList({ meetings, now, onOpen }: MeetingListProps) {
  const { timeZone } = useReader();
  const days = groupBy(meetings, (meeting) => dayKey(meeting.start, timeZone));
  return (
    <div className={styles.days}>
      {[...days].map(([day, ofDay]) => (
        <section key={day} className={styles.day}>
          <DayHeading moment={ofDay[0]?.start ?? ""} day={day} now={now} />
          <ul className={styles.list}>
            {ofDay.map((meeting) => (
              <li key={meeting.id} className={styles.item}>
                <MeetingRow meeting={meeting} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function DayHeading({ moment, day, now }: { moment: string; day: string; now: Date }) {
  const meetings = useFeatureText(meetingsMessages);
  const { language, timeZone } = useReader();
  const today = dayKey(now, timeZone);
  const near = day === today ? meetings("today") : day === addDays(today, 1) ? meetings("tomorrow") : null;
  return (
    <h2 className={styles.heading}>
      {near ? <span>{near}</span> : null}
      <span className={near ? styles.quiet : undefined}>{formatLongDay(moment, timeZone, language)}</span>
    </h2>
  );
}

function MeetingRow({ meeting, onOpen }: { meeting: MeetingSummary; onOpen: (id: string) => void }) {
  const text = useText();
  const meetings = useFeatureText(meetingsMessages);
  const reader = useReader();
  const zone = foreignZone(meeting.start, meeting.timeZone, reader);
  const [from, to] = [meeting.start, meeting.end].map((at) => formatTime(at, meeting.timeZone, reader.language));
  return (
    <button type="button" className={styles.row} onClick={() => onOpen(meeting.id)}>
      <span className={styles.times}>
        <span className={styles.from}>{from}</span>
        <span className={styles.quiet}>{to}</span>
        {zone ? <span className={styles.quiet}>{zone}</span> : null}
      </span>
      <span className={styles.middle}>
        <span className={styles.subject}>{meeting.subject || text("facts.noSubject")}</span>
        <span className={styles.details}>
          <span className={styles.detail}>
            <DoorRegular aria-hidden="true" /> {meeting.rooms.join(", ") || meetings("noRoom")}
          </span>
          <span className={styles.detail}>
            <FoodRegular aria-hidden="true" />{" "}
            {meeting.orderCount ? meetings("orders", { count: meeting.orderCount }) : meetings("nothingOrdered")}
          </span>
        </span>
      </span>
      <span className={styles.end}>
        <MeetingState status={meeting.status} />
        {meeting.total.length ? (
          <span className={styles.total}>{formatTotals(meeting.total, reader.language)}</span>
        ) : null}
      </span>
      <ChevronRightRegular className={classNames(styles.quiet, styles.chevron)} aria-hidden="true" />
    </button>
  );
}
