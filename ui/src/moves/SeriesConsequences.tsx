import { Button } from "@fluentui/react-components";
import { CalendarClockRegular, ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type {
  MoveConsequences as Consequences,
  SeriesChange,
  SeriesConsequences as Found,
} from "@magic-meetings/contract/moves/move.ts";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatTotals } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { MoveLines } from "./MoveLines.tsx";
import { MoveConsequences } from "./MoveConsequences.tsx";
import { seriesMoveMessages } from "./series-moves-messages.ts";
import { useSeriesPreview } from "./use-moves.ts";
import styles from "./Moves.module.css";

export interface SeriesConsequencesProps {
  meeting: Pick<Meeting, "timeZone">;
  seriesId: string;
  /** The time and pattern that the invite says. */
  change: SeriesChange;
}

/**
 * What the time and the pattern in the invite of a series will mean once it is sent; nothing while that is what the
 * calendar says. Suspends for its words.
 */
export function SeriesConsequences({ meeting, seriesId, change }: SeriesConsequencesProps) {
  const text = useFeatureText(seriesMoveMessages);
  const preview = useSeriesPreview(seriesId, change);
  if (preview.isSuccess && !isChange(preview.data)) return null;
  return (
    <SectionCard icon={<CalendarClockRegular />} title={text("title")}>
      {preview.isPending ? (
        <SkeletonLines label={text("loading")} widths={["70%", "100%"]} />
      ) : preview.isError ? (
        <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <Summary meeting={meeting} found={preview.data} />
      )}
    </SectionCard>
  );
}

function isChange({ moved, ended, added }: Found): boolean {
  return moved + ended + added > 0;
}

function Summary({ meeting, found }: Pick<SeriesConsequencesProps, "meeting"> & { found: Found }) {
  const text = useFeatureText(seriesMoveMessages);
  const { moved, ended, added, rooms, free, dates, more } = found;
  const asked = dates.filter(({ question }) => question !== null).length;
  const said = [
    ...(moved > 0 ? [text("moved", { count: moved })] : []),
    ...(ended > 0 ? [text("ended", { count: ended })] : []),
    ...(added > 0 ? [text("added", { count: added })] : []),
    ...(rooms.follow > 0 ? [text("rooms.follow", { count: rooms.follow })] : []),
    ...(rooms.lost > 0 ? [text("rooms.lost", { count: rooms.lost })] : []),
    ...(free > 0 ? [text("free", { count: free })] : []),
  ];
  return (
    <>
      <Notice
        kind={dates.length > 0 || rooms.lost > 0 ? "warning" : "success"}
        title={dates.length > 0 ? text("asks", { count: dates.length }) : text("allFree")}
      >
        <ul className={styles.said}>
          {said.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        {asked > 0 ? <div>{text("askedLater")}</div> : null}
      </Notice>
      {dates.map((date) => (
        <OneDate key={date.meeting.id} meeting={meeting} date={date} />
      ))}
      {more > 0 ? <div className={styles.quiet}>{text("more", { count: more })}</div> : null}
    </>
  );
}

/** One date with what it costs; what can be answered is answered in it. */
function OneDate({ meeting, date }: Pick<SeriesConsequencesProps, "meeting"> & { date: Consequences }) {
  const text = useFeatureText(seriesMoveMessages);
  const { language } = useReader();
  const { period } = useMoments(meeting.timeZone);
  const [isOpen, setOpen] = useState(false);
  const { from, to, totals, lines, question } = date;
  const fees = totals.map(({ change, cancel }) => (to === null ? cancel.fee : change.fee)).filter(hasAmount);
  const fee = fees.length > 0 ? formatTotals(fees, language) : null;
  const when = period(from.start, from.end);
  return (
    <div className={styles.date}>
      <Button
        appearance="subtle"
        size="small"
        aria-expanded={isOpen}
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        onClick={() => setOpen(!isOpen)}
      >
        {fee === null ? when : text(to === null ? "date.ends" : "date.fee", { when, fee })}
      </Button>
      {!isOpen ? null : question !== null && to !== null ? (
        <MoveConsequences meeting={{ id: date.meeting.id, timeZone: meeting.timeZone }} to={to} />
      ) : (
        <MoveLines lines={lines} />
      )}
    </div>
  );
}

function hasAmount({ amountMinor }: { amountMinor: number }): boolean {
  return amountMinor > 0;
}
