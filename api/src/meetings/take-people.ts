import type { Attendee } from "@magic-meetings/contract/meetings/meeting.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { keepVisits } from "../visits/keep-visits.ts";
import type { MeetingRecord } from "./meeting-sql.ts";
import { findUsersByEmail, replaceParticipants } from "./meeting-write-sql.ts";

/**
 * Brings the people of a meeting in line with its invite; true when people changed. That a room was put into the invite
 * is written down as well, but is told by its booking.
 */
export async function takePeople(
  context: CommandContext,
  before: MeetingRecord,
  invite: { attendees: readonly Attendee[]; domains: readonly string[] },
): Promise<boolean> {
  const attendees = uniqueByEmail(invite.attendees);
  if (samePeople(before.attendees, attendees)) return false;
  const { tx, tenantId } = context;
  const people = (await peopleOf(context, invite)).map((person) => ({ ...person, id: context.newId() }));
  await replaceParticipants(tx, { tenantId, meetingId: before.id, people });
  const lost = lostGuests(before.attendees, attendees);
  if (lost.length > 0) await keepVisits(context, [before.id], { lost });
  return !samePeople(before.attendees.filter(isPerson), attendees.filter(isPerson));
}

/** A meeting that is over gains nobody: who is erased from it does not come back because her invite still names her. */
export function onlyKnown(attendees: readonly Attendee[], known: readonly Pick<Attendee, "email">[]): Attendee[] {
  const emails = new Set(known.map(({ email }) => email));
  return attendees.filter(({ email }) => emails.has(email));
}

/** Those from outside who were invited and have declined since, or are not on the invite any more. */
export function lostGuests(
  before: readonly (Attendee & { external?: boolean })[],
  after: readonly Attendee[],
): string[] {
  const comes = new Set(after.flatMap(({ email, response }) => (response === "declined" ? [] : [email])));
  const came = before.filter(({ external = true, response }) => external && response !== "declined");
  return came.flatMap(({ email }) => (comes.has(email) ? [] : [email.toLowerCase()]));
}

/** The people of an invite, each once: who of them is a user of the company, and who is from outside. */
export async function peopleOf(
  { tx, tenantId }: CommandContext,
  invite: { attendees: readonly Attendee[]; domains: readonly string[] },
): Promise<(Attendee & { userId: string | null; external: boolean })[]> {
  const attendees = uniqueByEmail(invite.attendees);
  const users = await findUsersByEmail(tx, { tenantId, emails: attendees.map(({ email }) => email) });
  return attendees.map((attendee) => ({
    ...attendee,
    userId: users.get(attendee.email)?.id ?? null,
    external: attendee.kind !== "resource" && !isOwn(attendee.email, invite.domains),
  }));
}

function isPerson({ kind }: Attendee): boolean {
  return kind !== "resource";
}

function isOwn(email: string, domains: readonly string[]): boolean {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  return domains.some((own) => domain === own || domain.endsWith(`.${own}`));
}

function uniqueByEmail(attendees: readonly Attendee[]): Attendee[] {
  return [...new Map(attendees.map((attendee) => [attendee.email, attendee])).values()];
}

/** Whether both invite the same people, in whatever order. */
export function samePeople(before: readonly Attendee[], after: readonly Attendee[]): boolean {
  const key = ({ email, name, response, kind }: Attendee) => JSON.stringify([email, name, response, kind]);
  return before.length === after.length && [...before].map(key).sort().join() === [...after].map(key).sort().join();
}
