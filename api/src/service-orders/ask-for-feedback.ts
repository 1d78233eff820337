import type { CommandContext } from "../commands/command-context.ts";
import { findMeetingsToAsk, markAsked } from "./receipt-sql.ts";

/** Meetings that ended longer ago are not asked about any more. */
const mostDays = 7;

/** Asks the organizers of meetings that are over how it was: one card a meeting, once. Gives their number. */
export async function askForFeedback(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const since = new Date(now.getTime() - mostDays * 24 * 60 * 60_000);
  let asked = 0;
  for (const { id: meetingId, organizerId } of await findMeetingsToAsk(tx, { tenantId, now, since })) {
    if (!(await markAsked(tx, { tenantId, meetingId, now }))) continue;
    asked += 1;
    context.signal({
      id: context.newId(),
      kind: "meeting.feedback_asked",
      subject: { type: "meeting", id: meetingId },
      meetingId,
      organizerId,
      facts: {},
      tell: [{ userId: organizerId, kind: "feedback_card", thread: `feedback:${meetingId}` }],
    });
  }
  return asked;
}
