import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findTenantDomains } from "../identity/tenant-domains-sql.ts";
import { cancelMeeting } from "../meetings/cancel-meeting.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findMeeting, lockMeetingByIdentity } from "../meetings/meeting-sql.ts";
import { presentMeeting } from "../meetings/present-meeting.ts";
import { findUsersByEmail } from "../meetings/meeting-write-sql.ts";
import { takeInMeeting } from "../meetings/take-in-meeting.ts";
import { bookInvitedRooms } from "./book-invited-rooms.ts";
import type { CalendarEvent } from "./calendar-event.ts";
import { findOccurrence, takeInOccurrence, takeInSeriesEvent } from "./take-in-series-event.ts";

/**
 * The calendar's word on a meeting: the invite is sent, so everything that was held for it becomes firm, and rooms that
 * were invited by hand are booked; a cancelled one lets go of everything. Who brings an event for somebody else must be a system with `calendar.write`.
 */
export async function takeInEvent(context: CommandContext, event: CalendarEvent): Promise<Meeting> {
  const organizerId = await organizerOf(context, event);
  if (event.kind === "series") return takeInSeriesEvent(context, event, organizerId);
  if (event.occurrenceOf !== null) {
    const occurrence = await findOccurrence(context, event, organizerId);
    if (occurrence !== undefined) return takeInOccurrence(context, event, occurrence);
  }
  const { input, clientKey } = event;
  if (event.isCancelled) return takeInCancellation(context, event, organizerId);
  const domains = await findTenantDomains(context.tx, context.tenantId);
  const meeting = await takeInMeeting(context, { input, clientKey, organizerId, isSent: !event.isDraft, domains });
  return event.isDraft ? meeting : bookInvitedRooms(context, meeting);
}

async function takeInCancellation(
  context: CommandContext,
  event: CalendarEvent,
  organizerId: string,
): Promise<Meeting> {
  const { tx, tenantId, principal, now } = context;
  const { id: exchangeId = null, iCalUid = null } = event.input.exchangeReference ?? {};
  const id = await lockMeetingByIdentity(tx, {
    tenantId,
    clientKey: event.clientKey,
    exchangeId,
    iCalUid,
    organizerId,
  });
  const known = id === undefined ? undefined : await findMeeting(tx, { tenantId, id });
  const meeting = changeable(principal, known);
  await cancelMeeting(context, meeting);
  const after = await findMeeting(tx, { tenantId, id: meeting.id });
  return presentMeeting(after ?? meeting, principal, now);
}

async function organizerOf({ principal, tx, tenantId }: CommandContext, event: CalendarEvent): Promise<string> {
  const { organizerEmail } = event;
  if (organizerEmail === null) {
    if (principal.userId !== null) return principal.userId;
    throw new Refusal("event_not_understood", "The event does not say who organizes it");
  }
  const organizer = (await findUsersByEmail(tx, { tenantId, emails: [organizerEmail] })).get(organizerEmail);
  if (organizer === undefined) {
    throw new Refusal("event_not_understood", "The event's organizer is nobody of this company");
  }
  if (principal.userId !== null && principal.userId !== organizer.id) {
    throw new Refusal("forbidden", "Only the organizer brings in her own events");
  }
  return organizer.id;
}
