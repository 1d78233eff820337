import type { Series, SeriesRoomOffers } from "@magic-meetings/contract/series/series.ts";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { offerWords } from "../rooms/offer-words.ts";
import { RoomWords } from "../rooms/RoomWords.tsx";
import { whyText } from "../session/problem-text.ts";
import { DatesBehindPress, type RoomOfSeriesProps } from "./DatesBehindPress.tsx";
import { seriesMessages, type SeriesText } from "./series-messages.ts";
import { useSeriesOffers } from "./use-series.ts";
import styles from "./SeriesRooms.module.css";
import textButton from "../elements/text-button.module.css";

const shownAtFirst = 3;

/** Rooms by the number of dates on which they can be had. */
export function SeriesOffers({
  series,
  without,
  ...shared
}: RoomOfSeriesProps & { series: Series; without: readonly string[] }) {
  const words = useText();
  const text = useFeatureText(seriesMessages);
  const [all, setAll] = useState(false);
  const { bookRoom } = series.allowed;
  const offers = useSeriesOffers(series.id, bookRoom.ok);
  if (!bookRoom.ok) return <p className={styles.quiet}>{whyText(bookRoom.because, words)}</p>;
  if (offers.isError) return <ProblemNotice error={offers.error} onRetry={() => void offers.refetch()} />;
  if (!offers.data) return <SkeletonLines label={words("state.loading")} widths={["45%", "80%", "45%"]} />;
  const items = offers.data.items.filter(({ room }) => !without.includes(room.id));
  if (items.length === 0) return <p className={styles.quiet}>{text("series.nothingFits")}</p>;
  const more = items.length - shownAtFirst;
  return (
    <>
      <ul className={styles.list}>
        {(all ? items : items.slice(0, shownAtFirst)).map((offer, index) => (
          <Offer key={offer.room.id} {...shared} offer={offer} dates={offers.data.dates} best={index === 0} />
        ))}
      </ul>
      {more > 0 ? (
        <div>
          <Button
            className={textButton.textButton}
            appearance="transparent"
            size="small"
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {all ? text("series.fewer") : text("series.others", { count: more })}
          </Button>
        </div>
      ) : null}
    </>
  );
}

interface OfferProps extends RoomOfSeriesProps {
  offer: SeriesRoomOffers["items"][number];
  dates: number;
  best: boolean;
}

/** One press holds the room wherever it is free; with its dates open the choice is made there. */
function Offer({ offer, dates, best, ...shared }: OfferProps) {
  const words = useText();
  const text = useFeatureText(seriesMessages);
  const [open, setOpen] = useState(false);
  const { room } = offer;
  return (
    <li className={styles.room}>
      <div className={styles.line}>
        <RoomWords room={room} reasons={[...freeOn(offer, dates, text), ...offerWords(offer, words)]} />
        {offer.freeOn > 0 && !open ? (
          <Button
            appearance={best ? "primary" : "secondary"}
            size={best ? "medium" : "small"}
            className={styles.hold}
            disabled={shared.holding}
            aria-label={text("series.hold", { room: room.name, count: offer.freeOn })}
            onClick={() => shared.onTake(room, { roomId: room.id, accept: "free" })}
          >
            {words("room.holdShort")}
          </Button>
        ) : null}
      </div>
      <DatesBehindPress {...shared} room={room} open={open} onOpen={setOpen} />
    </li>
  );
}

function freeOn({ freeOn: free }: SeriesRoomOffers["items"][number], dates: number, text: SeriesText): string[] {
  return [free === dates ? text("series.freeOnAll", { count: dates }) : text("series.freeOn", { free, dates })];
}
