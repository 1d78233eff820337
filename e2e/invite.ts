import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { newAppointment } from "../playground/src/outlook/host-appointment.ts";
import type { GraphEvent } from "../playground/src/outlook/graph-event.ts";
import { toGraphEvent } from "../playground/src/outlook/graph-event.ts";

/** An invite that somebody has sent without our pane, as Microsoft Graph would tell of it: twelve people, 10 to 12, on the next working day. */
export async function sentInvite(serviceUrl: string, person: string, subject: string): Promise<GraphEvent> {
  const answer = await fetch(`${serviceUrl}/demo/people`);
  const { items: people } = (await answer.json()) as { items: DemoPerson[] };
  const organizer = people.find((one) => one.person === person);
  if (!organizer) throw new Error(`${person} is nobody of the demo`);
  const appointment = newAppointment({
    now: new Date(),
    timeZone: organizer.timeZone,
    organizer: { email: organizer.email, name: organizer.name },
    colleagues: people.filter(({ company }) => company === organizer.company),
    newId: () => crypto.randomUUID(),
  });
  return toGraphEvent({ ...appointment, subject }, { now: new Date(), itemId: `event-${crypto.randomUUID()}` });
}
