import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { MoveConsequences } from "@magic-meetings/ui/moves/MoveConsequences.tsx";
import { MoveQuestion } from "@magic-meetings/ui/moves/MoveQuestion.tsx";
import type { AppointmentFacts } from "../outlook/appointment-facts.ts";

/**
 * What another time in an invite that was sent will mean once the update is sent; while the invite says the same as the
 * calendar, what is still to be answered about an earlier move. A series says so date by date elsewhere.
 */
export function MovedInvite({ facts, meeting }: { facts: AppointmentFacts; meeting: Meeting }) {
  const { start, end } = facts;
  const isMoved = Date.parse(start) !== Date.parse(meeting.start) || Date.parse(end) !== Date.parse(meeting.end);
  if (meeting.status === "cancelled" || meeting.series !== null) return null;
  return isMoved ? <MoveConsequences meeting={meeting} to={{ start, end }} /> : <MoveQuestion meetingId={meeting.id} />;
}
