import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import type { HostAppointment } from "../playground/src/outlook/host-appointment.ts";
import { newAppointment } from "../playground/src/outlook/host-appointment.ts";
import { repeating } from "../playground/src/outlook/host-occurrences.ts";
import type { HostRecurrence } from "../playground/src/outlook/host-recurrence.ts";
import type { GraphEvent } from "../playground/src/outlook/graph-event.ts";
import { toGraphEvent } from "../playground/src/outlook/graph-event.ts";

export interface SentInvite {
  person: string;
  subject: string;
  /** Absent: 10 to 12 on the next working day. */
  start?: Date;
  minutes?: number;
  recurrence?: HostRecurrence;
  /** True: nobody else is invited. */
  alone?: boolean;
}

/** An invite that somebody has sent without our pane, as Microsoft Graph would tell of it: twelve people, or one. */
export async function inviteEvent(serviceUrl: string, invite: SentInvite): Promise<GraphEvent> {
  const appointment = await appointmentOf(serviceUrl, invite);
  return toGraphEvent(appointment, { now: new Date(), itemId: `event-${crypto.randomUUID()}` });
}

/** Such an invite on the next working day, 10 to 12. */
export function sentInvite(serviceUrl: string, person: string, subject: string): Promise<GraphEvent> {
  return inviteEvent(serviceUrl, { person, subject });
}

/** When an invite begins that nobody gave a time to. */
export async function nextMorning(serviceUrl: string, person: string): Promise<Date> {
  return new Date((await appointmentOf(serviceUrl, { person, subject: "" })).start);
}

async function appointmentOf(
  serviceUrl: string,
  { person, subject, start, minutes = 120, recurrence, alone }: SentInvite,
): Promise<HostAppointment> {
  const answer = await fetch(`${serviceUrl}/demo/people`);
  const { items: people } = (await answer.json()) as { items: DemoPerson[] };
  const organizer = people.find((one) => one.person === person);
  if (!organizer) throw new Error(`${person} is nobody of the demo`);
  const begun = newAppointment({
    now: new Date(),
    timeZone: organizer.timeZone,
    organizer: { email: organizer.email, name: organizer.name },
    colleagues: alone ? [] : people.filter(({ company }) => company === organizer.company),
    newId: () => crypto.randomUUID(),
  });
  const from = start ?? new Date(begun.start);
  const timed = {
    ...begun,
    subject,
    start: from.toISOString(),
    end: new Date(from.getTime() + minutes * 60_000).toISOString(),
  };
  return recurrence ? { ...timed, ...repeating(timed, recurrence) } : timed;
}
