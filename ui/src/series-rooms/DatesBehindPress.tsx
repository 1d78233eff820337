import type { Room } from "@magic-meetings/contract/places/place.ts";
import { Button } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { SeriesDates } from "./SeriesDates.tsx";
import { seriesMessages } from "./series-messages.ts";
import type { HoldSeries } from "./use-series.ts";

/** What every room of a series' card needs. */
export interface RoomOfSeriesProps {
  seriesId: string;
  timeZone: string;
  holding: boolean;
  onTake: (room: Room, choice: Pick<HoldSeries, "roomId" | "accept">) => void;
  /** A date's room was let go of: what was said of the booking before is out of date. */
  onReleased: () => void;
}

interface DatesBehindPressProps extends RoomOfSeriesProps {
  room: Room;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** The dates of a room, behind one press. */
export function DatesBehindPress({ room, open, onOpen, onTake, ...shared }: DatesBehindPressProps) {
  const text = useFeatureText(seriesMessages);
  const name = { room: room.name };
  return (
    <>
      <div>
        <Button
          size="small"
          aria-expanded={open}
          aria-label={text(open ? "series.hideDatesOf" : "series.lookAt", name)}
          onClick={() => onOpen(!open)}
        >
          {text(open ? "series.hideDates" : "series.look")}
        </Button>
      </div>
      {open ? <SeriesDates {...shared} room={room} onHold={(choice) => onTake(room, choice)} /> : null}
    </>
  );
}
