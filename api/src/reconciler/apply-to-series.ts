import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findTenantDomains } from "../identity/tenant-domains-sql.ts";
import { cancelSeries } from "../series/cancel-series.ts";
import { bookInvitedSeriesRooms, skipDates } from "../series/follow-series-event.ts";
import { recordSeries } from "../series/record-series.ts";
import { releaseSeriesRoom } from "../series/release-series-room.ts";
import type { SeriesRecord } from "../series/series-sql.ts";
import { setSeriesStatus } from "../series/series-write-sql.ts";
import { takeInSeries } from "../series/take-in-series.ts";
import { giveVisitsOfSeries } from "../visits/visit-host-sql.ts";
import type { Command } from "./command.ts";
import { isGone, type ReconcileRules, type Seen, type Touched } from "./known.ts";

import { setSeriesOrganizer } from "./organizer-sql.ts";
import { findLostOrders, orderAgain, type LostOrders } from "./restore-meeting.ts";
import { takeInNew } from "./take-in-new.ts";

interface ForSeries {
  series: SeriesRecord;
  seen: Seen;
  commands: readonly Command[];
  rules: ReconcileRules;
}

/** Carries out what is to be done with a series whose row is locked. */
export async function applyToSeries(context: CommandContext, applying: ForSeries): Promise<Touched> {
  const { series, seen, commands, rules } = applying;
  const touched = { meetingId: null, seriesId: series.id };
  const wants = (...some: Command["do"][]) => commands.some((command) => some.includes(command.do));
  if (wants("cancel")) {
    await cancelSeries(context, series);
    return touched;
  }
  if (isGone(seen) || wants("nothing")) return touched;
  if (wants("take_in_occurrence")) return takeInNew(context, { seen, commands, rules });
  for (const command of commands) {
    if (command.do === "change_organizer") await changeOrganizer(context, series, command.organizerId);
  }
  const lost = wants("restore") ? await restore(context, series) : [];
  if (wants("restore", "change_series", "send")) await follow(context, applying, seen.event);
  for (const one of lost) await orderAgain(context, one);
  for (const command of commands) await withRoomsAndDates(context, series.id, command);
  return touched;
}

/** The pattern, the people and the subject of the event, to every date that it is about. */
async function follow(context: CommandContext, { series, rules }: ForSeries, event: CalendarEvent): Promise<void> {
  const domains = await findTenantDomains(context.tx, context.tenantId);
  const organizerId = rules.organizerId ?? series.organizer.id;
  const { input, clientKey, isDraft } = event;
  await takeInSeries(context, { input, clientKey, organizerId, isSent: !isDraft, domains, knownAs: series.id });
}

async function withRoomsAndDates(context: CommandContext, seriesId: string, command: Command): Promise<void> {
  if (command.do === "skip_occurrence") await skipDates(context, { seriesId, days: command.dates });
  if (command.do === "book_rooms") await bookInvitedSeriesRooms(context, { seriesId, roomIds: command.roomIds });
  if (command.do !== "release_rooms") return;
  for (const roomId of command.roomIds) await releaseSeriesRoom(context, { seriesId, roomId, onInvite: true });
}

/** The dates that its calendar withdrew come back with its pattern, those that were skipped singly do not; gives what they lost. */
async function restore(context: CommandContext, series: SeriesRecord): Promise<LostOrders[]> {
  const { tx, tenantId, now, principal } = context;
  const lost = await findLostOrders(context, series.id);
  await setSeriesStatus(tx, { tenantId, id: series.id, status: "scheduled", now, userId: principal.userId });
  return lost;
}

async function changeOrganizer(context: CommandContext, series: SeriesRecord, organizerId: string): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  await setSeriesOrganizer(tx, { tenantId, id: series.id, organizerId, now, userId: principal.userId });
  const hosts = { fromId: series.organizer.id, toId: organizerId, userId: principal.userId };
  await giveVisitsOfSeries(tx, { tenantId, ...hosts, now, seriesIds: [series.id] });
  const after = { ...series, organizer: { ...series.organizer, id: organizerId } };
  await recordSeries(context, { series: after, kind: "series.changed", facts: { changed: "organizer" } });
}
