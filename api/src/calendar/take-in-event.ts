import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { presentMeeting } from "../meetings/present-meeting.ts";
import { findUsersByEmail } from "../meetings/meeting-write-sql.ts";
import { lookAtEvent, type LookOutcome } from "../reconciler/look-at-event.ts";
import { presentFirst } from "../series/take-in-series.ts";
import { refuseUntaken } from "./refuse-untaken.ts";
import type { CalendarEvent } from "./calendar-event.ts";
import type { SeenEvent } from "./calendar-port.ts";
import { findEmailOf } from "./organizer-email-sql.ts";

/**
 * An event that somebody brings as a meeting: looked at as what the calendar tells is, told at once, and refused with the
 * reason where nothing can be made of it. Who brings one for somebody else must be a system with `calendar.write`.
 * `kept`: the event as a calendar of ours keeps it from now on.
 */
export async function takeInEvent(context: CommandContext, event: CalendarEvent, kept?: SeenEvent): Promise<Meeting> {
  const mailbox = await mailboxOf(context, event);
  const seen = kept ?? seenIn(mailbox, event);
  const outcome = await lookAtEvent(context, seen, { isBrought: true, settleSeconds: 0 });
  refuseUntaken(outcome, event);
  return present(context, outcome);
}

/** As its organizer's calendar would tell of it; a calendar that gives no id names it by what it has. */
function seenIn(mailbox: string, event: CalendarEvent): SeenEvent {
  const { id, iCalUid = null, changeKey = null } = event.input.exchangeReference ?? {};
  const eventId = id ?? (iCalUid === null ? (event.clientKey ?? "") : `uid:${iCalUid}`);
  return { mailbox, eventId, iCalUid, changeKey, modifiedAt: null, event, exceptions: [] };
}

async function present(context: CommandContext, { meetingId, seriesId }: LookOutcome): Promise<Meeting> {
  const { tx, tenantId, principal, now } = context;
  if (seriesId !== null) return presentFirst(context, seriesId);
  const meeting = meetingId === null ? undefined : await findMeeting(tx, { tenantId, id: meetingId });
  if (meeting === undefined) throw new Refusal("not_found", "There is no such meeting");
  return presentMeeting(meeting, principal, now);
}

async function mailboxOf({ principal, tx, tenantId }: CommandContext, event: CalendarEvent): Promise<string> {
  const { organizerEmail } = event;
  if (organizerEmail === null) {
    const own = principal.userId && (await findEmailOf(tx, { tenantId, userId: principal.userId }));
    if (own) return own;
    throw new Refusal("event_not_understood", "The event does not say who organizes it");
  }
  const organizer = (await findUsersByEmail(tx, { tenantId, emails: [organizerEmail] })).get(organizerEmail);
  if (organizer === undefined) {
    throw new Refusal("event_not_understood", "The event's organizer is nobody of this company");
  }
  if (principal.userId !== null && principal.userId !== organizer.id) {
    throw new Refusal("forbidden", "Only the organizer brings in her own events");
  }
  return organizerEmail;
}
