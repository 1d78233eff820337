import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { RoomOffer } from "@magic-meetings/contract/rooms/room-booking.ts";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useText } from "../messages/text-context.ts";
import { whyText } from "../session/problem-text.ts";
import { availabilitySearch } from "./availability-search.ts";
import { offerWords } from "./offer-words.ts";
import { RoomAlternatives } from "./RoomAlternatives.tsx";
import { RoomWords } from "./RoomWords.tsx";
import { useAvailability } from "./use-rooms.ts";
import styles from "./RoomOffers.module.css";
import textButton from "../elements/text-button.module.css";

export interface RoomOffersProps {
  meeting: Meeting;
  /** A room that the meeting has already. */
  without: string | undefined;
  busy: boolean;
  onTake: (room: Room) => void;
}

/** The best free room with its reasons, the others behind one press; the nearest alternatives where nothing fits. */
export function RoomOffers({ meeting, without, busy, onTake }: RoomOffersProps) {
  const text = useText();
  const [showAll, setShowAll] = useState(without !== undefined);
  const availability = useAvailability(availabilitySearch(meeting));
  if (!meeting.allowed.bookRoom.ok)
    return <p className={styles.quiet}>{whyText(meeting.allowed.bookRoom.because, text)}</p>;
  if (availability.isError)
    return <ProblemNotice error={availability.error} onRetry={() => void availability.refetch()} />;
  if (availability.isPending) return <SkeletonLines label={text("state.loading")} widths={["45%", "80%"]} />;
  const offers = availability.data.items.filter(({ room }) => room.id !== without);
  const [best, ...others] = offers;
  if (!best) {
    return (
      <>
        <p className={styles.quiet}>{text("room.nothingFits")}</p>
        {availability.data.alternatives.length ? <p className={styles.quiet}>{text("room.nearest")}</p> : null}
        <RoomAlternatives
          alternatives={availability.data.alternatives}
          timeZone={meeting.timeZone}
          busy={busy}
          onTake={onTake}
        />
      </>
    );
  }
  return (
    <ul className={styles.list} aria-label={text("room.title")}>
      <Offer offer={best} best busy={busy} onTake={onTake} />
      {showAll ? others.map((offer) => <Offer key={offer.room.id} offer={offer} busy={busy} onTake={onTake} />) : null}
      {others.length ? (
        <li>
          <Button
            className={textButton.textButton}
            appearance="transparent"
            size="small"
            aria-expanded={showAll}
            onClick={() => setShowAll(!showAll)}
          >
            {showAll ? text("room.fewer") : text("room.others", { count: others.length })}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}

interface OfferProps {
  offer: RoomOffer;
  best?: boolean;
  busy: boolean;
  onTake: (room: Room) => void;
}

function Offer({ offer, best = false, busy, onTake }: OfferProps) {
  const text = useText();
  return (
    <li className={styles.offer}>
      <RoomWords
        room={offer.room}
        reasons={[...(offer.approvalNeeded ? [text("room.approval")] : []), ...offerWords(offer, text)]}
      />
      <Button
        appearance={best ? "primary" : "secondary"}
        size={best ? "medium" : "small"}
        className={styles.hold}
        aria-label={text("room.hold", { room: offer.room.name })}
        disabled={busy}
        onClick={() => onTake(offer.room)}
      >
        {text("room.holdShort")}
      </Button>
    </li>
  );
}
