import type { Attendee } from "@magic-meetings/contract/meetings/meeting.ts";
import type { CommandContext } from "../commands/command-context.ts";
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
  return !samePeople(before.attendees.filter(isPerson), attendees.filter(isPerson));
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
