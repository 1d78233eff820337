import type { Room } from "@magic-meetings/contract/places/place.ts";
import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { RoomWords } from "../rooms/RoomWords.tsx";
import { DatesBehindPress, type RoomOfSeriesProps } from "./DatesBehindPress.tsx";
import { seriesDates, withoutRoom } from "./series-dates.ts";
import { seriesMessages } from "./series-messages.ts";
import { useSeriesDates } from "./use-series.ts";
import styles from "./SeriesRooms.module.css";

export interface KeptRoomProps extends RoomOfSeriesProps {
  room: Room;
  heldOn: number;
  dates: number;
  busy: boolean;
  onRelease: () => void;
}

/** The room that the series has. Dates on which somebody else got it show at once what there is to do. */
export function KeptRoom({ room, heldOn, dates, busy, onRelease, onTake, ...shared }: KeptRoomProps) {
  const text = useFeatureText(seriesMessages);
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.room}>
      <div className={styles.line}>
        <RoomWords room={room} />
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          disabled={busy}
          aria-label={text("series.release", { room: room.name })}
          title={text("series.release", { room: room.name })}
          onClick={onRelease}
        />
      </div>
      {dates > heldOn ? <Elsewhere seriesId={shared.seriesId} room={room} /> : null}
      <DatesBehindPress {...shared} room={room} open={open} onOpen={setOpen} onTake={onTake} />
    </div>
  );
}

/** The dates that do not have the series' room: some have another one, some have none. */
function Elsewhere({ seriesId, room }: { seriesId: string; room: Room }) {
  const text = useFeatureText(seriesMessages);
  const read = useSeriesDates(seriesId, room.id);
  if (!read.data) return null;
  const dates = seriesDates(read.data.preview, read.data.occurrences);
  const lost = withoutRoom(dates).length;
  const other = dates.filter(({ held }) => held && held.room.id !== room.id).length;
  return (
    <>
      {lost > 0 ? (
        <Notice kind="warning" title={text("series.conflicts", { count: lost })}>
          <div>{text("series.conflictsHint", { room: room.name })}</div>
        </Notice>
      ) : null}
      {other > 0 ? <p className={styles.quiet}>{text("series.elsewhere", { count: other })}</p> : null}
    </>
  );
}
