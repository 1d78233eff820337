import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { MoveConsequences } from "@magic-meetings/ui/moves/MoveConsequences.tsx";
import { SeriesConsequences } from "@magic-meetings/ui/moves/SeriesConsequences.tsx";
import { MoveQuestion } from "@magic-meetings/ui/moves/MoveQuestion.tsx";
import type { AppointmentFacts } from "../outlook/appointment-facts.ts";

/**
 * What another time in an invite that was sent will mean once the update is sent; while the invite says the same as the
 * calendar, what is still to be answered about an earlier move. A series says so date by date.
 */
export function MovedInvite({ facts, meeting }: { facts: AppointmentFacts; meeting: Meeting }) {
  const { start, end } = facts;
  const isMoved = Date.parse(start) !== Date.parse(meeting.start) || Date.parse(end) !== Date.parse(meeting.end);
  if (meeting.status === "cancelled") return null;
  if (meeting.series !== null) return <MovedSeries facts={facts} meeting={meeting} seriesId={meeting.series.id} />;
  return isMoved ? <MoveConsequences meeting={meeting} to={{ start, end }} /> : <MoveQuestion meetingId={meeting.id} />;
}

function MovedSeries({ facts, meeting, seriesId }: { facts: AppointmentFacts; meeting: Meeting; seriesId: string }) {
  const { start, end, timeZone, repetition } = facts;
  // An invite that repeats no more is one meeting once it is sent: its calendar says what becomes of the other dates.
  if (repetition.kind !== "series") return null;
  const change = { start, end, timeZone, recurrence: repetition.recurrence };
  return <SeriesConsequences meeting={meeting} seriesId={seriesId} change={change} />;
}
