import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import type { MeetingRecord } from "../meetings/meeting-sql.ts";
import { giveVisitsOfMeetings } from "../visits/visit-host-sql.ts";
import { setOrganizer } from "./organizer-sql.ts";

/** The calendar names another organizer: the meeting is hers, with all that hangs on it, and both are told. */
export async function changeOrganizer(
  context: CommandContext,
  before: Pick<MeetingRecord, "id" | "organizer" | "status">,
  organizerId: string,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  await setOrganizer(tx, { tenantId, id: before.id, organizerId, now, userId: principal.userId });
  const { id } = before;
  const hosts = { fromId: before.organizer.id, toId: organizerId, userId: principal.userId };
  await giveVisitsOfMeetings(tx, { tenantId, ...hosts, now, meetingIds: [id] });
  const told = [organizerId, before.organizer.id].map((userId) => cardFor({ id, organizer: { id: userId } }));
  context.signal({
    id: context.newId(),
    kind: "meeting.changed",
    subject: { type: "meeting", id },
    meetingId: id,
    organizerId,
    facts: { changed: "organizer" },
    ...(before.status === "draft" ? {} : { tell: told }),
  });
  context.audit({
    action: "meeting.change_organizer",
    entityType: "meeting",
    entityId: id,
    oldValues: { organizerId: before.organizer.id },
    newValues: { organizerId },
  });
}
