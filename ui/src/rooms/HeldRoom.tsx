import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { PillTone } from "../elements/Pill.tsx";
import { Pill } from "../elements/Pill.tsx";
import { useKeptFocus } from "../elements/use-kept-focus.ts";
import { useMoments } from "../format/use-moments.ts";
import { useText } from "../messages/text-context.ts";
import { whyText } from "../session/problem-text.ts";
import { RoomWords } from "./RoomWords.tsx";
import styles from "./HeldRoom.module.css";

export interface HeldRoomProps {
  booking: RoomBooking;
  timeZone: string;
  busy: boolean;
  choosing: boolean;
  onChoose: () => void;
  onRelease: () => void;
}

/** The room that the meeting has, until when it is held, and the ways to another one. */
export function HeldRoom({ booking, timeZone, busy, choosing, onChoose, onRelease }: HeldRoomProps) {
  const text = useText();
  const moments = useMoments(timeZone);
  const { room, expiresAt, allowed } = booking;
  const other = useKeptFocus();
  return (
    <div className={styles.held}>
      <div className={styles.line}>
        <RoomWords room={room} />
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={text("room.release", { room: room.name })}
          title={allowed.release.ok ? undefined : whyText(allowed.release.because, text)}
          disabled={busy || !allowed.release.ok}
          onClick={onRelease}
        />
      </div>
      {booking.status === "provisional" && expiresAt ? (
        <p className={styles.quiet}>{text("room.held", { time: moments.time(expiresAt) })}</p>
      ) : null}
      {booking.status === "requested" ? <p className={styles.quiet}>{text("room.requestedHint")}</p> : null}
      <div>
        <Button
          ref={other}
          size="small"
          aria-expanded={choosing}
          aria-label={choosing ? text("room.keep", { room: room.name }) : text("room.otherThan", { room: room.name })}
          onClick={onChoose}
        >
          {choosing ? text("room.keep", { room: room.name }) : text("room.other")}
        </Button>
      </div>
    </div>
  );
}

/** Held, requested, confirmed: what stands beside the card's title. */
export function RoomState({ booking }: { booking: RoomBooking }) {
  const text = useText();
  const { key, tone } = states[booking.status] ?? { key: "room.declined", tone: "danger" };
  return <Pill tone={tone}>{text(key)}</Pill>;
}

type StateKey = "room.heldShort" | "room.requested" | "room.confirmed" | "room.declined";

const states: Partial<Record<RoomBooking["status"], { key: StateKey; tone: PillTone }>> = {
  provisional: { key: "room.heldShort", tone: "brand" },
  requested: { key: "room.requested", tone: "warning" },
  confirmed: { key: "room.confirmed", tone: "success" },
};
