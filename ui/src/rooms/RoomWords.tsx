import type { Room } from "@magic-meetings/contract/places/place.ts";
import { makeStyles, tokens } from "@fluentui/react-components";
import { useText } from "../messages/text-context.ts";

export interface RoomWordsProps {
  room: Room;
  /** Why it is offered, in words. */
  reasons?: readonly string[];
}

/** A room in two lines: its name, then where it is, how large it is and why it is offered. */
export function RoomWords({ room, reasons = [] }: RoomWordsProps) {
  const styles = useStyles();
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

const useStyles = makeStyles({
  words: { display: "flex", flexDirection: "column", minWidth: 0 },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  part: { ":not(:last-child)::after": { content: '" · "' } },
});
