import type { Meeting, MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import type { RoomScheduleRow } from "@magic-meetings/contract/rooms/room-booking.ts";
import { Button } from "@fluentui/react-components";
import { Pill } from "../elements/Pill.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { RoomRefusal } from "../rooms/RoomRefusal.tsx";
import { WaitForRoom } from "../rooms/WaitForRoom.tsx";
import type { ChosenRoom } from "./chosen-room.ts";
import { ChoiceDone } from "./ChoiceDone.tsx";
import { finderMessages } from "./finder-messages.ts";
import { isMine, whose } from "./grid-words.ts";
import { NewMeetingButton, type NewMeeting } from "./NewMeetingButton.tsx";
import { freeUntil, inTheWay } from "./room-state.ts";
import { useMeetingsOfDay, useTakeRoom } from "./use-finder.ts";
import styles from "./RoomChoice.module.css";

export interface RoomChoiceProps {
  room: ChosenRoom;
  start: string;
  end: string;
  timeZone: string;
  /** The room's day, where it is known: who else has it. */
  row: RoomScheduleRow | undefined;
  /** The site is closed then. */
  closed: boolean;
  now: Date;
  /** The first and last moment of the day, for the meetings that could have the room. */
  day: { from: string; to: string };
  meeting?: Meeting | undefined;
  newMeeting: NewMeeting;
  onOpenMeeting: (id: string) => void;
}

/** The room that was chosen, whether it can be had, and what can be done with it. */
export function RoomChoice(props: RoomChoiceProps) {
  const { room, start, end, timeZone, row, closed, now, meeting } = props;
  const text = useFeatureText(finderMessages);
  const moments = useMoments(timeZone);
  const take = useTakeRoom();
  const [from, until] = [Date.parse(start), Date.parse(end)];
  const taken = row ? inTheWay(row, from, until, meeting?.id) : undefined;
  const own = meeting !== undefined && row?.busy.some(({ meetingId }) => meetingId === meeting.id);
  const over = until <= now.getTime();
  const otherTime = meeting !== undefined && (from !== Date.parse(meeting.start) || until !== Date.parse(meeting.end));
  const names = [room.name, ...(room.with ? [room.with.name] : [])];
  const takeFor = (of: Pick<MeetingSummary, "id" | "subject">) =>
    take.mutate(
      { meeting: of, roomId: room.id },
      // The second of two rooms only follows when the first is there.
      room.with ? { onSuccess: () => take.mutate({ meeting: of, roomId: room.with!.id }) } : {},
    );
  return (
    <section className={styles.choice} aria-label={text("choice.title")}>
      <div className={styles.line}>
        <div className={styles.words}>
          <h2 className={styles.name}>
            {text("choice.room", { room: names.join(" + "), period: moments.period(start, end) })}
          </h2>
          <div className={styles.line} role="status">
            {over ? (
              <Pill tone="neutral">{text("choice.past")}</Pill>
            ) : taken ? (
              <Pill tone="danger">
                {isMine(taken)
                  ? whose(taken, text)
                  : text("choice.taken", { organizer: taken.organizer, times: moments.times(taken.start, taken.end) })}
              </Pill>
            ) : own ? (
              <Pill tone="brand">{text("choice.mine")}</Pill>
            ) : closed ? (
              <Pill tone="warning">{text("choice.closed")}</Pill>
            ) : (
              <FreePill row={row} from={from} until={until} timeZone={timeZone} />
            )}
            {row?.approvalNeeded && !taken ? <p className={styles.quiet}>{text("choice.approval")}</p> : null}
          </div>
        </div>
        {over || own || closed || otherTime || take.isSuccess ? null : taken ? (
          meeting ? (
            <WaitForRoom room={room} meetingId={meeting.id} />
          ) : (
            <p className={styles.quiet}>{text("choice.waitHint")}</p>
          )
        ) : (
          <div className={styles.buttons}>
            {meeting ? (
              <Button appearance="primary" disabled={take.isPending} onClick={() => takeFor(meeting)}>
                {text(row?.approvalNeeded ? "choice.ask" : "choice.hold", { room: names.join(" + ") })}
              </Button>
            ) : (
              <NewMeetingButton room={room} start={start} end={end} timeZone={timeZone} newMeeting={props.newMeeting} />
            )}
          </div>
        )}
      </div>
      {otherTime ? (
        <p className={styles.quiet}>
          {text("choice.meetingTime", { period: moments.period(meeting.start, meeting.end) })}
        </p>
      ) : null}
      {meeting || over || closed || taken || take.isSuccess ? null : (
        <UseForMeetings {...props} busy={take.isPending} onUse={takeFor} />
      )}
      {take.isError ? <RoomRefusal error={take.error} room={room.name} timeZone={timeZone} /> : null}
      {take.isSuccess ? (
        <ChoiceDone booking={take.data} meeting={take.variables.meeting} onOpenMeeting={props.onOpenMeeting} />
      ) : null}
    </section>
  );
}

interface FreePillProps {
  row: RoomScheduleRow | undefined;
  from: number;
  until: number;
  timeZone: string;
}

function FreePill({ row, from, until, timeZone }: FreePillProps) {
  const text = useFeatureText(finderMessages);
  const moments = useMoments(timeZone);
  const next = row ? freeUntil(row, from) : undefined;
  if (next === undefined || next < until) return <Pill tone="success">{text("choice.free")}</Pill>;
  return <Pill tone="success">{text("choice.freeUntil", { time: moments.time(new Date(next).toISOString()) })}</Pill>;
}

interface UseForMeetingsProps extends RoomChoiceProps {
  busy: boolean;
  onUse: (meeting: MeetingSummary) => void;
}

/** My meetings of that day: the room is then held at the meeting's own time. */
function UseForMeetings({ day, timeZone, busy, onUse }: UseForMeetingsProps) {
  const text = useFeatureText(finderMessages);
  const moments = useMoments(timeZone);
  const meetings = useMeetingsOfDay(day.from, day.to, true);
  if (!meetings.data?.length) return null;
  return (
    <div className={styles.meetings}>
      <p className={styles.quiet}>{text("choice.useForTitle")}</p>
      <div className={styles.buttons}>
        {meetings.data.slice(0, 6).map((meeting) => (
          <Button key={meeting.id} size="small" disabled={busy} onClick={() => onUse(meeting)}>
            {text("choice.useFor", {
              subject: meeting.subject || text("grid.noSubject"),
              times: moments.times(meeting.start, meeting.end),
            })}
          </Button>
        ))}
      </div>
    </div>
  );
}
