import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { classNames } from "../elements/class-names.ts";
import { Notice } from "../elements/Notice.tsx";
import { useKeptFocus } from "../elements/use-kept-focus.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { actionsOf, extensions, minutesToSpare } from "./room-action-rules.ts";
import { roomMessages } from "./room-messages.ts";
import { RoomRefusal } from "./RoomRefusal.tsx";
import { useRoomAction } from "./use-room-action.ts";
import styles from "./RoomActions.module.css";

export interface RoomActionsProps {
  booking: RoomBooking;
  /** The site's zone. */
  timeZone: string;
  /** For a panel beside a call or a screen at a door. */
  large?: boolean;
  /** When the next meeting in the room starts, where that is known: the room is not offered for longer. */
  nextStart?: string | undefined;
}

/**
 * What can be done with a room now: check in, stay longer, give it back early. Nothing is shown before the first of
 * them is possible; why one is not possible is said in words. Suspends until its sentences are there.
 */
export function RoomActions({ booking, timeZone, large = false, nextStart }: RoomActionsProps) {
  const text = useFeatureText(roomMessages);
  const moments = useMoments(timeZone);
  const action = useRoomAction(booking);
  const shown = actionsOf(booking);
  const spare = minutesToSpare(booking, nextStart);
  if (!shown.any && !action.isSuccess) return null;
  const size = large ? "large" : "small";
  const room = booking.room.name;
  return (
    <div className={classNames(styles.actions, large && styles.large)}>
      {booking.checkedInAt ? (
        <p className={styles.quiet}>{text("action.checkedIn", { time: moments.time(booking.checkedInAt) })}</p>
      ) : booking.noShowAt && shown.checkIn ? (
        <p className={styles.quiet}>{text("action.checkInBefore", { time: moments.time(booking.noShowAt) })}</p>
      ) : null}
      {shown.checkIn && !booking.checkedInAt ? (
        <div className={styles.row}>
          <Button
            appearance="primary"
            size={size}
            disabled={action.isPending}
            aria-label={text("action.checkInTo", { room })}
            onClick={() => action.mutate({ kind: "check_in" })}
          >
            {text("action.checkIn")}
          </Button>
        </div>
      ) : null}
      {shown.extend ? (
        <div className={styles.row} role="group" aria-label={text("action.extend", { room })}>
          {extensions.map((minutes) => (
            <Button
              key={minutes}
              size={size}
              disabled={action.isPending || minutes > spare}
              aria-label={text("action.extendBy", { room, count: minutes })}
              onClick={() => action.mutate({ kind: "extend", minutes })}
            >
              {text("action.minutes", { minutes })}
            </Button>
          ))}
          {nextStart !== undefined && spare < Math.max(...extensions) ? (
            <p className={styles.quiet}>{text("action.noExtend.next", { time: moments.time(nextStart) })}</p>
          ) : null}
        </div>
      ) : shown.whyNotExtend ? (
        <p className={styles.quiet}>{text(shown.whyNotExtend)}</p>
      ) : null}
      {shown.end ? (
        <EndEarly room={room} size={size} busy={action.isPending} onEnd={() => action.mutate({ kind: "end" })} />
      ) : null}
      <div aria-live="polite">
        {action.isSuccess ? (
          <p className={styles.quiet}>
            {text(`action.done.${action.variables.kind}`, { room, time: moments.time(action.data.end) })}
          </p>
        ) : null}
      </div>
      {action.isError ? <RoomRefusal error={action.error} room={room} timeZone={timeZone} /> : null}
    </div>
  );
}

interface EndEarlyProps {
  room: string;
  size: "small" | "large";
  busy: boolean;
  onEnd: () => void;
}

/** A room that was given back may be somebody else's a second later and cannot be had again, so this asks once. */
function EndEarly({ room, size, busy, onEnd }: EndEarlyProps) {
  const text = useFeatureText(roomMessages);
  const [asked, setAsked] = useState(false);
  const keep = useKeptFocus();
  if (!asked) {
    return (
      <div className={styles.row}>
        <Button
          size={size}
          disabled={busy}
          aria-label={text("action.endRoom", { room })}
          onClick={() => setAsked(true)}
        >
          {text("action.end")}
        </Button>
      </div>
    );
  }
  return (
    <Notice
      kind="info"
      title={text("action.endSure", { room })}
      actions={
        <>
          <Button size={size} appearance="primary" disabled={busy} onClick={onEnd}>
            {text("action.endNow")}
          </Button>
          <Button ref={keep} size={size} onClick={() => setAsked(false)}>
            {text("action.endNot")}
          </Button>
        </>
      }
    />
  );
}
