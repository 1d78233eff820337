import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { RoomWait } from "@magic-meetings/contract/rooms/room-booking.ts";
import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { useNow } from "../format/use-now.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { roomMessages } from "./room-messages.ts";
import { RoomRefusal } from "./RoomRefusal.tsx";
import { timeLeft } from "./time-left.ts";
import { useAnswerWait, useRoomWaits } from "./use-room-waits.ts";
import styles from "./RoomWaits.module.css";

export interface RoomWaitsProps {
  meetingId: string;
  onTaken: (room: Room) => void;
}

/** The rooms that the meeting stands in line for; one that is offered can be taken while the time runs. Nothing without any. */
export function RoomWaits({ meetingId, onTaken }: RoomWaitsProps) {
  const waits = useRoomWaits(meetingId);
  const open = waits.data?.filter(({ status }) => status === "waiting" || status === "offered") ?? [];
  return open.length ? <Waits waits={open} onTaken={onTaken} /> : null;
}

function Waits({ waits, onTaken }: { waits: readonly RoomWait[]; onTaken: (room: Room) => void }) {
  const text = useFeatureText(roomMessages);
  const answer = useAnswerWait();
  const give = (wait: RoomWait, take: boolean) =>
    answer.mutate({ id: wait.id, take }, take ? { onSuccess: () => onTaken(wait.room) } : {});
  const asked = waits.find(({ id }) => id === answer.variables?.id);
  return (
    <>
      <ul className={styles.waits} aria-label={text("wait.title")}>
        {waits.map((wait) => (
          <li key={wait.id}>
            {wait.status === "offered" && wait.offerExpiresAt ? (
              <Offered wait={wait} until={wait.offerExpiresAt} busy={answer.isPending} onAnswer={give} />
            ) : (
              <div className={styles.line}>
                <span>{text("wait.position", { room: wait.room.name, count: wait.position ?? 1 })}</span>
                <Button
                  size="small"
                  appearance="subtle"
                  disabled={answer.isPending}
                  aria-label={text("wait.stopFor", { room: wait.room.name })}
                  onClick={() => give(wait, false)}
                >
                  {text("wait.stop")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {waits.some(({ status }) => status === "waiting") ? <p className={styles.quiet}>{text("wait.hint")}</p> : null}
      {answer.isError ? <RoomRefusal error={answer.error} room={asked?.room.name ?? ""} timeZone="UTC" /> : null}
    </>
  );
}

interface OfferedProps {
  wait: RoomWait;
  until: string;
  busy: boolean;
  onAnswer: (wait: RoomWait, take: boolean) => void;
}

function Offered({ wait, until, busy, onAnswer }: OfferedProps) {
  const text = useFeatureText(roomMessages);
  const left = timeLeft(until, useNow(1_000));
  const room = wait.room.name;
  if (!left) return <Notice kind="info" title={text("wait.over", { room })} />;
  return (
    <Notice
      kind="success"
      title={text("wait.offered", { room })}
      actions={
        <>
          <Button
            size="small"
            appearance="primary"
            disabled={busy}
            aria-label={text("wait.take", { room })}
            onClick={() => onAnswer(wait, true)}
          >
            {text("wait.takeShort")}
          </Button>
          <Button
            size="small"
            disabled={busy}
            aria-label={text("wait.declineRoom", { room })}
            onClick={() => onAnswer(wait, false)}
          >
            {text("wait.decline")}
          </Button>
        </>
      }
    >
      {/* Not said again with every second: the notice itself was said when it came. */}
      <div aria-live="off">
        {text(left.unit === "minutes" ? "wait.left" : "wait.leftSeconds", { count: left.count })}
      </div>
    </Notice>
  );
}
