import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { systemClock } from "../clock/clock.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findSeries } from "../series/series-sql.ts";
import { askToLook } from "../sync/ask-to-look.ts";
import type { EventPlace } from "../sync/event-look-sql.ts";
import { keepOrphan } from "./keep-orphan.ts";
import type { OrphanRecord } from "./orphan-read-sql.ts";
import type { OrphanFacts } from "./orphan-sql.ts";
import { askRepair } from "./orphan-write-sql.ts";

/** Leaves it to the worker that speaks with the calendar to put the room on the event again. */
export async function askCalendar(context: CommandContext, orphan: OrphanRecord): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { id, meeting, site, owner } = orphan;
  const asked = { tenantId, id, repair: "put_room_back", by: principal.userId, now } as const;
  if (!(await askRepair(tx, asked))) throw new Refusal("wrong_state", "A repair of this is on its way");
  context.signal({
    id: context.newId(),
    kind: "orphan.repair_asked",
    subject: { type: "orphan", id },
    ...(meeting === null ? {} : { meetingId: meeting.id }),
    ...(site === null ? {} : { siteId: site.id }),
    ...(owner === null ? {} : { organizerId: owner.id }),
    facts: { reason: orphan.reason, repair: "put_room_back" },
  });
  context.audit({ action: "orphan.ask", entityType: "orphan", entityId: id, newValues: { repair: "put_room_back" } });
}

/** Has the calendar invite a room that is booked: nobody is asked, it stays in the queue until it is done. */
export async function putOnEvent(
  context: CommandContext,
  { bookingId, meetingId, facts }: { bookingId: string; meetingId: string; facts: OrphanFacts },
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const id = await keepOrphan(context, {
    entityType: "room_booking",
    entityId: bookingId,
    meetingId,
    reason: "room_not_on_event",
    facts,
    foundBy: "comparison",
    tell: false,
  });
  if (id !== undefined) await askRepair(tx, { tenantId, id, repair: "put_room_back", by: principal.userId, now });
}

/** Has the event looked at once more; what is still unclear then is found again. */
export async function lookAgain(context: CommandContext, orphan: OrphanRecord): Promise<void> {
  const { tx, tenantId } = context;
  const place = await eventPlaceOf(context, orphan);
  if (place === undefined) throw new Refusal("wrong_state", "The calendar has no event to look at");
  await askToLook(tx, { tenantId, places: [place], because: "replay", now: systemClock.now() });
}

async function eventPlaceOf(
  { tx, tenantId }: CommandContext,
  { entityType, entityId, meeting }: OrphanRecord,
): Promise<EventPlace | undefined> {
  if (entityType === "series") {
    const series = await findSeries(tx, { tenantId, id: entityId });
    const { exchangeId = null } = series ?? {};
    return series === undefined || exchangeId === null
      ? undefined
      : { mailbox: series.organizer.email.toLowerCase(), eventId: exchangeId };
  }
  if (meeting === null || meeting.exchangeId === null) return undefined;
  return { mailbox: meeting.organizer.email.toLowerCase(), eventId: meeting.exchangeId };
}
