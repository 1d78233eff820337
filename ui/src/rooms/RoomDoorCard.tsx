import type { RoomDoor } from "@magic-meetings/contract/rooms/room-booking.ts";
import { CheckmarkCircleFilled, ClockFilled, SubtractCircleFilled } from "@fluentui/react-icons";
import { classNames } from "../elements/class-names.ts";
import { Notice } from "../elements/Notice.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { doorMessages } from "./door-messages.ts";
import { doorState, isSomebodyElses } from "./door-state.ts";
import { RoomActions } from "./RoomActions.tsx";
import styles from "./RoomDoorCard.module.css";

const icons = { free: <CheckmarkCircleFilled />, soon: <ClockFilled />, busy: <SubtractCircleFilled /> };

/** A room as its door shows it: free or taken, by whom and until when, what can be done, and what follows. Suspends for its words. */
export function RoomDoorCard({ door }: { door: RoomDoor }) {
  const words = useText();
  const text = useFeatureText(doorMessages);
  const moments = useMoments(door.timeZone);
  const { room, now, next } = door;
  const state = doorState(door);
  return (
    <div className={styles.door}>
      <header>
        <h1 className={styles.name}>{room.name}</h1>
        <p className={styles.quiet}>
          {[
            words("room.place", { building: room.building, floor: room.floor }),
            words("room.capacity", { count: room.capacity }),
          ].join(" · ")}
        </p>
      </header>
      <section className={classNames(styles.state, styles[state])} aria-live="polite">
        <h2 className={styles.word}>
          <span className={styles.icon} aria-hidden="true">
            {icons[state]}
          </span>
          {text(`door.${state}`)}
        </h2>
        <p className={styles.until}>
          <Until door={door} />
        </p>
        {now ? (
          <p className={styles.who}>
            <span className={styles.subject}>{now.subject ?? text("door.private")}</span>
            <span>{text("door.by", { organizer: now.organizer })}</span>
          </p>
        ) : null}
      </section>
      {now && isSomebodyElses(door) ? (
        <Notice kind="info" title={text("door.notYours")}>
          {text("door.notYoursHint", { organizer: now.organizer })}
        </Notice>
      ) : now ? (
        <RoomActions
          key={now.booking.id}
          booking={now.booking}
          timeZone={door.timeZone}
          nextStart={next?.start}
          large
        />
      ) : null}
      {now || next ? (
        <section className={styles.next}>
          <h2 className={styles.heading}>{text("door.next")}</h2>
          <p className={styles.line}>
            {next
              ? text("door.nextAt", {
                  start: moments.time(next.start),
                  end: moments.time(next.end),
                  organizer: next.organizer,
                })
              : text("door.noNext")}
          </p>
        </section>
      ) : null}
      <p className={styles.quiet}>{text("door.asOf", { time: moments.time(door.at) })}</p>
    </div>
  );
}

function Until({ door }: { door: RoomDoor }) {
  const text = useFeatureText(doorMessages);
  const moments = useMoments(door.timeZone);
  const { now, freeUntil } = door;
  if (now === null)
    return freeUntil ? text("door.freeUntil", { time: moments.time(freeUntil) }) : text("door.freeLong");
  const { start, end } = now.booking;
  if (doorState(door) === "busy") return text("door.busyUntil", { time: moments.time(end) });
  return text("door.soonAt", { start: moments.time(start), end: moments.time(end) });
}
