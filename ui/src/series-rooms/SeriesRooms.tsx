import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { Series } from "@magic-meetings/contract/series/series.ts";
import { Button } from "@fluentui/react-components";
import { CalendarSyncRegular } from "@fluentui/react-icons";
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
import { RoomRefusal } from "../rooms/RoomRefusal.tsx";
import { KeptRoom } from "./KeptRoom.tsx";
import { resultOf } from "./series-dates.ts";
import { SeriesOffers } from "./SeriesOffers.tsx";
import { seriesMessages } from "./series-messages.ts";
import type { HoldSeries } from "./use-series.ts";
import { useHoldSeries, useReleaseSeries, useSeries } from "./use-series.ts";
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
  const hold = useHoldSeries(series.id, onHeld !== undefined);
  const release = useReleaseSeries(series.id, onReleased !== undefined);
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
  const shared = { seriesId: series.id, timeZone, holding: hold.isPending, onTake: take, onReleased: hold.reset };
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
        <SeriesOffers {...shared} series={series} without={series.rooms.map(({ room }) => room.id)} />
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
