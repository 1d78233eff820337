import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { dietCardFor } from "./diet-card-thread.ts";
import { takeUnasked } from "./diet-question-sql.ts";
import { readEaters } from "./eaters-sql.ts";

/**
 * Asks those of the company who come and have said nothing what they eat, each once a meeting. Whoever has said
 * something is left alone, and the organizer learns only how many were asked.
 */
export async function askForDiets(context: CommandContext, meetingId: string): Promise<{ asked: number }> {
  const { tx, tenantId, now, principal } = context;
  const meeting = changeable(principal, await findMeeting(tx, { tenantId, id: meetingId }));
  if (meeting.status !== "scheduled" && meeting.status !== "started") {
    throw new Refusal("wrong_state", "People can be asked once the invite is sent, until the meeting is over");
  }
  const eaters = await readEaters(tx, { tenantId, meetingId });
  const silent = (eaters?.attendees ?? []).filter(
    ({ userId, kind, response, diet }) =>
      userId !== null && kind !== "resource" && response !== "declined" && diet === null,
  );
  const userIds = [...new Set(silent.flatMap(({ userId }) => userId ?? []))].filter(
    (userId) => userId !== meeting.organizer.id,
  );
  const asked = await takeUnasked(tx, { tenantId, meetingId, userIds, now, askedBy: principal.userId });
  if (asked.length > 0) {
    context.signal({
      id: context.newId(),
      kind: "diet.asked",
      subject: { type: "meeting", id: meetingId },
      meetingId,
      organizerId: meeting.organizer.id,
      facts: { count: asked.length },
      tell: asked.map((userId) => dietCardFor(meetingId, userId)),
    });
  }
  return { asked: asked.length };
}
