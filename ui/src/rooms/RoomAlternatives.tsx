import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { RoomAlternative } from "@magic-meetings/contract/rooms/room-booking.ts";
import { Button } from "@fluentui/react-components";
import { useMoments } from "../format/use-moments.ts";
import { useText } from "../messages/text-context.ts";
import { RoomWords } from "./RoomWords.tsx";
import styles from "./RoomAlternatives.module.css";

export interface RoomAlternativesProps {
  alternatives: readonly RoomAlternative[];
  timeZone: string;
  busy: boolean;
  onTake: (room: Room, also?: Room) => void;
}

/** Near misses: another room can be taken at once, another time is the organizer's to set in the invite. */
export function RoomAlternatives({ alternatives, timeZone, busy, onTake }: RoomAlternativesProps) {
  return (
    <ul className={styles.list}>
      {alternatives.map((alternative) => (
        <li key={`${alternative.room.id} ${alternative.start}`} className={styles.item}>
          {alternative.kind === "other_time" ? (
            <OtherTime alternative={alternative} timeZone={timeZone} />
          ) : (
            <OtherRoom alternative={alternative} busy={busy} onTake={onTake} />
          )}
        </li>
      ))}
    </ul>
  );
}

function OtherTime({ alternative, timeZone }: { alternative: RoomAlternative; timeZone: string }) {
  const text = useText();
  const moments = useMoments(timeZone);
  const period = moments.period(alternative.start, alternative.end);
  return (
    <span className={styles.words}>
      <span>{text("room.otherTime", { room: alternative.room.name, period })}</span>
      <span className={styles.quiet}>{text("room.otherTimeHint")}</span>
    </span>
  );
}

interface OtherRoomProps {
  alternative: RoomAlternative;
  busy: boolean;
  onTake: (room: Room, also?: Room) => void;
}

function OtherRoom({ alternative: { room, kind, with: also }, busy, onTake }: OtherRoomProps) {
  const text = useText();
  const reasons = [
    ...(kind === "smaller_room" ? [text("room.smallerRoom")] : []),
    ...(kind === "other_site" ? [text("room.otherSite")] : []),
    ...(also ? [text("room.together", { room: also.name })] : []),
  ];
  return (
    <>
      <RoomWords room={room} reasons={reasons} />
      <Button
        size="small"
        disabled={busy}
        aria-label={text("room.hold", { room: room.name })}
        onClick={() => onTake(room, also)}
      >
        {text("room.holdShort")}
      </Button>
    </>
  );
}
