import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { MeetingFacts } from "@magic-meetings/ui/meetings/MeetingFacts.tsx";
import type { AppointmentFacts } from "../outlook/appointment-facts.ts";

/** The invite's facts at once; site and head count as the service has them, once it has. */
export function AppointmentHeader({ facts, meeting }: { facts: AppointmentFacts; meeting?: Meeting | undefined }) {
  const headCount = meeting?.locations.reduce((sum, location) => sum + location.headCount, 0);
  return (
    <MeetingFacts
      subject={facts.subject}
      start={facts.start}
      end={facts.end}
      timeZone={facts.timeZone}
      headCount={headCount || facts.attendees.length}
      sites={meeting?.locations.map(({ site }) => site.name)}
    />
  );
}
