import type { MeetingInput } from "@magic-meetings/contract/meetings/meeting.ts";
import type { AppointmentFacts } from "../outlook/appointment-facts.ts";

/** What the service is told of the invite. Rooms among its locations are resources: they say at which site it is. */
export function meetingInput(facts: AppointmentFacts): MeetingInput {
  const rooms = facts.locations.flatMap(({ kind, name, email }) => (kind === "room" && email ? [{ name, email }] : []));
  const { repetition } = facts;
  return {
    subject: facts.subject.trim().slice(0, 255),
    start: facts.start,
    end: facts.end,
    timeZone: facts.timeZone,
    ...(facts.organizer.email ? { organizerEmail: facts.organizer.email } : {}),
    ...(repetition.kind === "series" ? { recurrence: repetition.recurrence } : {}),
    attendees: [
      ...facts.attendees.map(({ email, name, response, kind }) => ({
        email,
        name: name.slice(0, 255),
        response,
        kind,
      })),
      ...rooms.map(({ email, name }) => ({
        email,
        name: name.slice(0, 255),
        response: "none" as const,
        kind: "resource" as const,
      })),
    ],
  };
}
