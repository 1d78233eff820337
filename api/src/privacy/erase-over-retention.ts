import type { CommandContext } from "../commands/command-context.ts";
import { erasePerson } from "./erase-visitor.ts";
import { detachVisits, eraseAttendeeLater, isStillExpected, lockFreePerson, type Person } from "./erase-sql.ts";
import {
  deleteOverduePhotos,
  findLaterDatesNaming,
  findOverdueVisitors,
  findVisitorsOfEndedSeries,
  findVisitorsWithoutVisit,
  forgetAttendeeToErase,
  lockAttendeesToErase,
  lockOverdueVisits,
} from "./retention-sql.ts";
import { eraseTraces } from "./trace-sql.ts";

/** So many people in one transaction, and so many pictures and invites. */
const mostPeople = 20;
const mostRows = 200;

/**
 * Erases what has been kept for as long as its site says: pictures, visits' people, and whoever has no younger visit.
 * Gives how much it was; nothing is done twice, and of several workers each takes people that no other one has.
 */
export async function eraseOverRetention(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const photos = await deleteOverduePhotos(tx, { tenantId, now, limit: mostRows });
  const attendees = await eraseAttendees(context);
  const wanted = { tenantId, now, limit: mostPeople };
  const people = [
    ...(await findOverdueVisitors(tx, wanted)),
    ...(await findVisitorsWithoutVisit(tx, wanted)),
    ...(await findVisitorsOfEndedSeries(tx, wanted)),
  ];
  let erased = 0;
  // In one order, so that two workers never wait for each other.
  for (const visitorId of [...new Set(people)].sort()) {
    const person = await lockFreePerson(tx, { tenantId, visitorId });
    if (person !== undefined && (await eraseOverdue(context, person))) erased += 1;
  }
  return photos + attendees + erased;
}

/** False where somebody else was faster. */
async function eraseOverdue(context: CommandContext, person: Person): Promise<boolean> {
  const { tx, tenantId, now, principal } = context;
  const visitorId = person.id;
  const visits = await lockOverdueVisits(tx, { tenantId, visitorId, now });
  const meetingIds = [...new Set(visits.flatMap(({ meetingId }) => meetingId ?? []))];
  const visitIds = visits.map(({ id }) => id);
  if (visits.length > 0) {
    const { name, email } = person;
    await eraseTraces(tx, { tenantId, now, visitIds, meetingIds, endedMeetingIds: meetingIds, name, email });
    await detachVisits(tx, { tenantId, visitIds, now, userId: principal.userId });
  }
  if (await isStillExpected(tx, { tenantId, visitorId, now })) return visits.length > 0;
  await erasePerson(context, { person, because: "retention" });
  return true;
}

/** Takes people who were erased before off invites whose meetings have ended since. */
async function eraseAttendees(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const found = await lockAttendeesToErase(tx, { tenantId, now, limit: mostRows });
  for (const { meetingId, emailSha256, email, name } of found) {
    if (email !== null) {
      const meetings = { meetingIds: [meetingId], endedMeetingIds: [meetingId] };
      await eraseTraces(tx, { tenantId, now, visitIds: [], ...meetings, name: name ?? "", email });
      for (const later of await findLaterDatesNaming(tx, { tenantId, meetingId, email, now })) {
        await eraseAttendeeLater(tx, { tenantId, meetingId: later, email });
      }
    }
    await forgetAttendeeToErase(tx, { tenantId, meetingId, emailSha256 });
  }
  return found.length;
}
