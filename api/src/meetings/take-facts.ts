import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "./meeting-card-thread.ts";
import type { MeetingRecord } from "./meeting-sql.ts";
import { updateMeeting, type MeetingFacts } from "./meeting-write-sql.ts";

/** Writes what a meeting itself says, and tells its organizer what of it changed, unless that is nothing she can see. */
export async function takeFacts(
  context: CommandContext,
  before: MeetingRecord,
  facts: MeetingFacts,
  changed: readonly string[],
): Promise<void> {
  if (changed.length === 0) return;
  const { tx, tenantId, now, principal } = context;
  await updateMeeting(tx, { ...facts, tenantId, id: before.id, now, userId: principal.userId });
  if (changed.every((name) => name === "status" || name === "reference")) return;
  context.signal({
    id: context.newId(),
    kind: "meeting.changed",
    subject: { type: "meeting", id: before.id },
    meetingId: before.id,
    organizerId: before.organizer.id,
    facts: { changed: changed.join(", ") },
    ...(before.status === "draft" ? {} : { tell: [cardFor(before)] }),
  });
  context.audit({
    action: "meeting.change",
    entityType: "meeting",
    entityId: before.id,
    oldValues: auditable(before),
    newValues: auditable(facts),
  });
}

/** The subject of a meeting is personal: the audit trail says that it changed, not to what. */
export function auditable(facts: Pick<MeetingFacts, "start" | "end" | "timeZone" | "status">): Record<string, unknown> {
  const { start, end, timeZone, status } = facts;
  return { start: start.toISOString(), end: end.toISOString(), timeZone, status };
}
