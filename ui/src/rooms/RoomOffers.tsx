import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { Availability, RoomOffer } from "@magic-meetings/contract/rooms/room-booking.ts";
import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useText } from "../messages/text-context.ts";
import { whyText } from "../session/problem-text.ts";
import { availabilitySearch } from "./availability-search.ts";
import { offerWords } from "./offer-words.ts";
import { RoomAlternatives } from "./RoomAlternatives.tsx";
import { RoomWords } from "./RoomWords.tsx";
import { useAvailability } from "./use-rooms.ts";
import styles from "./RoomOffers.module.css";
import textButton from "../elements/text-button.module.css";

const RoomNeeds = lazy(async () => ({ default: (await import("./RoomNeeds.tsx")).RoomNeeds }));

export interface RoomOffersProps {
  meeting: Meeting;
  /** The site that a room is looked for at. */
  location?: MeetingLocation | undefined;
  /** The rooms that the meeting has already. */
  without: readonly string[];
  busy: boolean;
  onTake: (room: Room, also?: Room) => void;
}

/** The best free room with its reasons, the others behind one press; the nearest alternatives where nothing fits. */
export function RoomOffers({ meeting, location, without, busy, onTake }: RoomOffersProps) {
  const text = useText();
  const [needs, setNeeds] = useState<readonly string[]>([]);
  const [showNeeds, setShowNeeds] = useState(false);
  const availability = useAvailability(availabilitySearch(meeting, needs, location));
  if (!meeting.allowed.bookRoom.ok)
    return <p className={styles.quiet}>{whyText(meeting.allowed.bookRoom.because, text)}</p>;
  if (availability.isError)
    return <ProblemNotice error={availability.error} onRetry={() => void availability.refetch()} />;
  if (availability.isPending) return <SkeletonLines label={text("state.loading")} widths={["45%", "80%"]} />;
  const offers = availability.data.items.filter(({ room }) => !without.includes(room.id));
  return (
    <>
      {offers.length ? (
        <Offers offers={offers} open={without.length > 0} busy={busy} onTake={onTake} />
      ) : (
        <Nearest availability={availability.data} meeting={meeting} busy={busy} onTake={onTake} />
      )}
      <div>
        <Button
          className={textButton.textButton}
          appearance="transparent"
          size="small"
          aria-expanded={showNeeds}
          onClick={() => setShowNeeds(!showNeeds)}
        >
          {text("room.needs")}
        </Button>
      </div>
      {showNeeds ? (
        <Suspense fallback={<SkeletonLines label={text("state.loading")} widths={["100%"]} />}>
          <RoomNeeds needs={needs} onNeeds={setNeeds} />
        </Suspense>
      ) : null}
    </>
  );
}

interface OffersProps {
  offers: readonly RoomOffer[];
  /** All of them are shown at first. */
  open: boolean;
  busy: boolean;
  onTake: (room: Room) => void;
}

function Offers({ offers, open, busy, onTake }: OffersProps) {
  const text = useText();
  const [showAll, setShowAll] = useState(open);
  const [best, ...others] = offers;
  if (!best) return null;
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

interface NearestProps extends Pick<RoomOffersProps, "meeting" | "busy" | "onTake"> {
  availability: Availability;
}

/** Why there is nothing, and what comes nearest. */
function Nearest({ availability: { alternatives, closed }, meeting, busy, onTake }: NearestProps) {
  const text = useText();
  const moments = useMoments(meeting.locations[0]?.site.timeZone ?? meeting.timeZone);
  return (
    <>
      {closed.length ? (
        closed.map(({ site, opensAt }) => (
          <p key={site.id} className={styles.quiet}>
            {opensAt
              ? text("room.closed", { site: site.name, time: moments.moment(opensAt) })
              : text("room.closedNow", { site: site.name })}
          </p>
        ))
      ) : (
        <p className={styles.quiet}>{text("room.nothingFits")}</p>
      )}
      {alternatives.length ? <p className={styles.quiet}>{text("room.nearest")}</p> : null}
      <RoomAlternatives alternatives={alternatives} timeZone={meeting.timeZone} busy={busy} onTake={onTake} />
    </>
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
