import type { Room } from "@magic-meetings/contract/places/place.ts";
import { useText } from "../messages/text-context.ts";
import styles from "./RoomWords.module.css";

export interface RoomWordsProps {
  room: Room;
  /** Why it is offered, in words. */
  reasons?: readonly string[];
}

/** A room in two lines: its name, then where it is, how large it is and why it is offered. */
export function RoomWords({ room, reasons = [] }: RoomWordsProps) {
  const text = useText();
  const place = text("room.place", { building: room.building, floor: room.floor });
  return (
    <span className={styles.words}>
      <span className={styles.name}>{room.name}</span>
      <span className={styles.quiet}>
        {[place, text("room.capacity", { count: room.capacity }), ...reasons].map((part) => (
          <span key={part} className={styles.part}>
            {part}
          </span>
        ))}
      </span>
    </span>
  );
}
