import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { Series, SeriesRoomOffers } from "@magic-meetings/contract/series/series.ts";
import { Button } from "@fluentui/react-components";
import { CalendarSyncRegular, DismissRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { formatDay } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { offerWords } from "../rooms/offer-words.ts";
import { RoomRefusal } from "../rooms/RoomRefusal.tsx";
import { RoomWords } from "../rooms/RoomWords.tsx";
import { whyText } from "../session/problem-text.ts";
import { resultOf } from "./series-dates.ts";
import { SeriesDates } from "./SeriesDates.tsx";
import { seriesMessages, type SeriesText } from "./series-messages.ts";
import type { HoldSeries } from "./use-series.ts";
import { useHoldSeries, useReleaseSeries, useSeries, useSeriesOffers } from "./use-series.ts";
import styles from "./SeriesRooms.module.css";
import textButton from "../elements/text-button.module.css";

export interface SeriesRoomsProps {
  seriesId: string;
  meeting: Meeting;
  /** The invite of the series follows. */
  onHeld?: (room: Room, instead: Room | undefined) => void;
  onReleased?: (room: Room) => void;
}

/** The room of a whole series: on which dates it can be had, what there is instead, and what every date has. */
export function SeriesRooms({ seriesId, meeting, onHeld, onReleased }: SeriesRoomsProps) {
  const words = useText();
  const text = useFeatureText(seriesMessages);
  const series = useSeries(seriesId);
  const data: Series | undefined = series.data;
  const first = data?.rooms[0];
  return (
    <SectionCard
      icon={<CalendarSyncRegular />}
      title={text("series.title")}
      aside={
        first && data ? (
          <Pill tone={first.heldOn < data.coming ? "warning" : "success"}>
            <HeldOn held={first.heldOn} dates={data.coming} />
          </Pill>
        ) : null
      }
    >
      {series.isError ? <ProblemNotice error={series.error} onRetry={() => void series.refetch()} /> : null}
      {data ? (
        <RoomsOfSeries series={data} meeting={meeting} onHeld={onHeld} onReleased={onReleased} />
      ) : series.isError ? null : (
        <SkeletonLines label={words("state.loading")} widths={["50%", "80%", "65%"]} />
      )}
    </SectionCard>
  );
}

type RoomsOfSeriesProps = Omit<SeriesRoomsProps, "seriesId" | "onHeld" | "onReleased"> & {
  series: Series;
  onHeld: SeriesRoomsProps["onHeld"] | undefined;
  onReleased: SeriesRoomsProps["onReleased"] | undefined;
};

function RoomsOfSeries({ series, meeting, onHeld, onReleased }: RoomsOfSeriesProps) {
  const text = useFeatureText(seriesMessages);
  const hold = useHoldSeries(series.id);
  const release = useReleaseSeries(series.id);
  const [choosing, setChoosing] = useState(false);
  const [asked, setAsked] = useState<Pick<Room, "id" | "name">>();
  const timeZone = meeting.locations[0]?.site.timeZone ?? series.timeZone;
  const kept = series.rooms[0]?.room;
  const take = (room: Room, choice: Pick<HoldSeries, "roomId" | "accept">) => {
    const replaces = kept && kept.id !== room.id ? kept : undefined;
    setAsked(room);
    hold.mutate(
      { ...choice, replaces: replaces?.id },
      {
        onSuccess: () => {
          setChoosing(false);
          onHeld?.(room, replaces);
        },
      },
    );
  };
  if (series.coming === 0) return <p className={styles.quiet}>{text("series.none")}</p>;
  const shared = { seriesId: series.id, timeZone, holding: hold.isPending, onTake: take };
  return (
    <>
      <Coming series={series} />
      {hold.isError ? <RoomRefusal error={hold.error} room={asked?.name ?? ""} timeZone={timeZone} /> : null}
      {hold.isSuccess && hold.submittedAt > release.submittedAt ? <Result {...resultOf(hold.data)} /> : null}
      {release.isError ? <ProblemNotice error={release.error} /> : null}
      {release.isSuccess && !(hold.isSuccess && hold.submittedAt > release.submittedAt) ? (
        <Notice
          kind="info"
          title={text("series.released", { room: release.variables.name, count: release.data.released })}
          actions={
            <UndoButton
              disabled={hold.isPending}
              onPress={() => take(release.variables, { roomId: release.variables.id, accept: "free" })}
            />
          }
        />
      ) : null}
      {kept ? (
        <ul className={styles.list}>
          {series.rooms.map(({ room, heldOn }) => (
            <li key={room.id}>
              <KeptRoom
                {...shared}
                room={room}
                heldOn={heldOn}
                dates={series.coming}
                busy={release.isPending || hold.isPending}
                onRelease={() => release.mutate(room, { onSuccess: () => onReleased?.(room) })}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {kept ? (
        <div>
          <Button
            className={textButton.textButton}
            appearance="transparent"
            size="small"
            aria-expanded={choosing}
            onClick={() => setChoosing(!choosing)}
          >
            {choosing ? text("series.keep", { room: kept.name }) : text("series.other")}
          </Button>
        </div>
      ) : null}
      {!kept || choosing ? (
        <Offers {...shared} series={series} without={series.rooms.map(({ room }) => room.id)} />
      ) : null}
    </>
  );
}

function Coming({ series }: { series: Series }) {
  const text = useFeatureText(seriesMessages);
  const { language } = useReader();
  if (series.occurrences !== null)
    return <p className={styles.quiet}>{text("series.coming", { count: series.coming })}</p>;
  const day = formatDay(`${series.materialisedUntil}T12:00:00Z`, "UTC", language);
  return <p className={styles.quiet}>{text("series.comingOn", { count: series.coming, day })}</p>;
}

function HeldOn({ held, dates }: { held: number; dates: number }) {
  const text = useFeatureText(seriesMessages);
  return held === dates ? text("series.heldOnAll", { count: dates }) : text("series.heldOn", { held, dates });
}

function Result({ booked, missed }: { booked: number; missed: number }) {
  const text = useFeatureText(seriesMessages);
  return (
    <Notice kind={missed ? "warning" : "success"} title={text("series.done", { count: booked })}>
      {missed ? <div>{text("series.doneMissed", { count: missed })}</div> : null}
    </Notice>
  );
}

interface SharedProps {
  seriesId: string;
  timeZone: string;
  holding: boolean;
  onTake: (room: Room, choice: Pick<HoldSeries, "roomId" | "accept">) => void;
}

interface KeptRoomProps extends SharedProps {
  room: Room;
  heldOn: number;
  dates: number;
  busy: boolean;
  onRelease: () => void;
}

/** The room that the series has. Dates on which somebody else got it show at once what there is to do. */
function KeptRoom({ room, heldOn, dates, busy, onRelease, onTake, ...shared }: KeptRoomProps) {
  const text = useFeatureText(seriesMessages);
  const [open, setOpen] = useState(false);
  const missing = dates - heldOn;
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
      {missing > 0 ? (
        <Notice kind="warning" title={text("series.conflicts", { count: missing })}>
          <div>{text("series.conflictsHint", { room: room.name })}</div>
        </Notice>
      ) : null}
      <DatesBehindPress {...shared} room={room} open={open} onOpen={setOpen} onTake={onTake} />
    </div>
  );
}

interface DatesBehindPressProps extends SharedProps {
  room: Room;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** The dates of a room, behind one press. */
function DatesBehindPress({ room, open, onOpen, onTake, ...shared }: DatesBehindPressProps) {
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

const shownAtFirst = 3;

/** Rooms by the number of dates on which they can be had. */
function Offers({ series, without, ...shared }: SharedProps & { series: Series; without: readonly string[] }) {
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

interface OfferProps extends SharedProps {
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
