import type { Room } from "@magic-meetings/contract/places/place.ts";
import { Button, Checkbox, ProgressBar } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import { classNames } from "../elements/class-names.ts";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { useRuleText } from "../rooms/use-rule-text.ts";
import type { Accepted, SeriesDate } from "./series-dates.ts";
import { acceptAlternatives, acceptFree, acceptOf, seriesDates, toggled, withAlternative } from "./series-dates.ts";
import { seriesMessages } from "./series-messages.ts";
import { useReleaseDate, useSeriesDates, type HoldSeries } from "./use-series.ts";
import styles from "./SeriesRooms.module.css";

export interface SeriesDatesProps {
  seriesId: string;
  room: Pick<Room, "id" | "name">;
  timeZone: string;
  /** How many dates are being booked at this moment. */
  holding: boolean;
  onHold: (hold: Pick<HoldSeries, "roomId" | "accept">) => void;
  onReleased: () => void;
}

/** A room on every coming date: what is free is accepted, a replacement is offered where it is not. */
export function SeriesDates(props: SeriesDatesProps) {
  const words = useText();
  const { seriesId, room } = props;
  const read = useSeriesDates(seriesId, room.id);
  const dates = useMemo(() => read.data && seriesDates(read.data.preview, read.data.occurrences), [read.data]);
  if (read.isError) return <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />;
  if (!dates) return <SkeletonLines label={words("state.loading")} widths={["70%", "70%", "70%", "70%"]} />;
  return <Dates {...props} dates={dates} />;
}

function Dates({
  room,
  timeZone,
  holding,
  onHold,
  onReleased,
  dates,
}: SeriesDatesProps & { dates: readonly SeriesDate[] }) {
  const text = useFeatureText(seriesMessages);
  const release = useReleaseDate();
  const [left, setLeft] = useState<Accepted>();
  const accepted = left ?? acceptFree(dates, room.id);
  const accept = acceptOf(dates, accepted, room.id);
  const open = withAlternative(dates).filter(({ meetingId, alternative }) => accepted[meetingId] !== alternative?.id);
  const count = dates.filter(({ meetingId }) => accepted[meetingId] !== undefined).length;
  const onlyRoom = dates.every(({ meetingId }) => [undefined, room.id].includes(accepted[meetingId]));
  const askable = dates.some(({ status, held, alternative }) => !held && (status === "free" || alternative));
  return (
    <div className={styles.room}>
      <ul className={styles.dates} aria-label={text("series.dates", { room: room.name })} tabIndex={0}>
        {dates.map((date) => (
          <DateLine
            key={date.meetingId}
            date={date}
            room={room}
            timeZone={timeZone}
            accepted={accepted[date.meetingId]}
            busy={holding || release.isPending}
            onToggle={(roomId) => setLeft(toggled(accepted, date.meetingId, roomId))}
            onRelease={(bookingId) => {
              // What was let go of by hand is not taken again by itself.
              setLeft(accepted);
              release.mutate(bookingId, { onSuccess: onReleased });
            }}
          />
        ))}
      </ul>
      {release.isError ? <ProblemNotice error={release.error} /> : null}
      {open.length ? (
        <div>
          <Button size="small" disabled={holding} onClick={() => setLeft(acceptAlternatives(dates, accepted))}>
            {text("series.acceptAlternatives", { count: open.length })}
          </Button>
        </div>
      ) : null}
      {holding ? (
        <div role="status">
          <p className={styles.quiet}>{text("series.holding", { count })}</p>
          <ProgressBar aria-label={text("series.holding", { count })} />
        </div>
      ) : askable ? (
        <div>
          <Button
            appearance="primary"
            disabled={!accept}
            onClick={() => {
              if (accept) onHold({ roomId: room.id, accept });
              setLeft(undefined);
            }}
          >
            {accept
              ? text(onlyRoom ? "series.hold" : "series.holdMixed", { room: room.name, count })
              : text("series.nothingToHold")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface DateLineProps {
  date: SeriesDate;
  room: Pick<Room, "id" | "name">;
  timeZone: string;
  accepted: string | undefined;
  busy: boolean;
  onToggle: (roomId: string) => void;
  onRelease: (bookingId: string) => void;
}

function DateLine({ date, room, timeZone, accepted, busy, onToggle, onRelease }: DateLineProps) {
  const text = useFeatureText(seriesMessages);
  const moments = useMoments(timeZone);
  const ruleText = useRuleText(timeZone);
  const { held, status, alternative, because } = date;
  const day = moments.moment(date.start);
  const words = held
    ? held.room.id === room.id
      ? text("date.held")
      : text("date.instead", { room: held.room.name })
    : status === "not_allowed" && because
      ? ruleText(because)
      : text(`date.${status}`);
  const offered = status === "free" ? room : alternative;
  const missing = !held && status !== "free";
  return (
    <li className={styles.date}>
      <span className={styles.when}>
        <span>
          {day}
          {date.isException ? ` · ${text("date.moved")}` : ""}
        </span>
        <span className={classNames(styles.what, missing && styles.conflict)}>
          {words}
          {missing && !alternative ? `. ${text("date.noAlternative")}` : ""}
        </span>
      </span>
      {held ? (
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          disabled={busy}
          aria-label={text("date.releaseOn", { room: held.room.name, date: day })}
          onClick={() => onRelease(held.bookingId)}
        />
      ) : offered ? (
        <span className={styles.choose}>
          <Checkbox
            checked={accepted === offered.id}
            disabled={busy}
            aria-label={text(missing ? "date.insteadOn" : "date.take", { room: offered.name, date: day })}
            label={missing ? text("date.instead", { room: offered.name }) : room.name}
            labelPosition="before"
            onChange={() => onToggle(offered.id)}
          />
        </span>
      ) : null}
    </li>
  );
}
