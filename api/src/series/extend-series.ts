import { mostOccurrences } from "@magic-meetings/contract/series/series.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { chooseLocations } from "../meetings/meeting-location-sql.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { findUsersByEmail } from "../meetings/meeting-write-sql.ts";
import { withSeriesOrders } from "../series-orders/follow-series-orders.ts";
import { makeVisitsOfSeries } from "../visits/visits-of-series.ts";
import { giveKeptRooms, type MissedRoom } from "./give-kept-rooms.ts";
import { offerReplacements } from "./offer-replacements.ts";
import { findLatest, lockComingOccurrences } from "./occurrence-sql.ts";
import { insertOccurrences, putLocations, putPeople } from "./occurrence-write-sql.ts";
import { plannedDates, planOccurrences } from "./plan-occurrences.ts";
import { recordSeries } from "./record-series.ts";
import type { SeriesForRooms } from "./series-room-sql.ts";
import { findSeries, lockGrowingSeries, type SeriesRecord } from "./series-sql.ts";
import { updateSeries } from "./series-write-sql.ts";
import { inMonths, monthsAhead, reachOf } from "./take-in-series.ts";
import { auditAdded } from "./write-dates.ts";

/** Dates are added a week's worth at a time, not one a day. */
const daysOfSlack = 7;

/**
 * Adds the next dates of one series that has no end: with its people and locations, and with the rooms that it keeps. Where
 * a room is taken the organizer is told, with the best alternative. Gives the number of series that grew: one or none.
 */
export async function extendSeries(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const today = now.toISOString().slice(0, 10);
  const id = await lockGrowingSeries(tx, { tenantId, until: before(inMonths(today, monthsAhead), daysOfSlack) });
  const series = id === undefined ? undefined : await findSeries(tx, { tenantId, id });
  if (series === undefined) return 0;
  await withSeriesOrders(context, { seriesId: series.id, organizer: series.organizer }, async (told) => {
    const added = await addDates(told, series, reachOf(series.recurrence, today));
    if (added.length === 0) return;
    const given = await giveKeptRooms(told, { seriesId: series.id, meetingIds: added });
    await makeVisitsOfSeries(told, series.id);
    // That dates were added as always is nothing that somebody has to be told of.
    await recordSeries(told, { series, kind: "series.extended", facts: { dates: added.length }, tell: false });
    if (given) await tellMissed(told, given.series, given.missed);
  });
  return 1;
}

function before(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Gives the ids of the new dates. */
async function addDates(context: CommandContext, series: SeriesRecord, reach: string): Promise<string[]> {
  const { tx, tenantId, now, principal, newId } = context;
  const stamp = { tenantId, now, userId: principal.userId };
  const template = await findTemplate(context, series);
  const desired = plannedDates(series, { now, until: reach, most: mostOccurrences });
  const existing = await lockComingOccurrences(tx, { tenantId, seriesId: series.id, now });
  const plan = planOccurrences(existing, desired, { now, zoneBefore: series.timeZone });
  const dates = plan.added.map(({ start, end }) => ({ id: newId(), start, end }));
  const { id: seriesId, subject, timeZone, organizer } = series;
  await updateSeries(tx, { ...series, ...stamp, status: series.status, materialisedUntil: reach });
  await insertOccurrences(tx, {
    ...stamp,
    seriesId,
    organizerId: organizer.id,
    subject,
    timeZone,
    status: "scheduled",
    dates,
  });
  for (const date of dates) auditAdded(context, { ...date, seriesId });
  const meetingIds = dates.map(({ id }) => id);
  await putPeople(tx, { tenantId, replace: [], meetingIds, people: template.people, newId });
  const locations = meetingIds.flatMap((meetingId) =>
    template.sites.map((site) => ({ id: newId(), meetingId, ...site })),
  );
  await putLocations(tx, { tenantId, locations });
  if (template.areSitesChosen) for (const meetingId of meetingIds) await chooseLocations(tx, { tenantId, meetingId });
  return meetingIds;
}

/** People and locations of the last date there is. */
async function findTemplate({ tx, tenantId }: CommandContext, series: SeriesRecord) {
  const id = await findLatest(tx, { tenantId, seriesId: series.id });
  const latest = id === undefined ? undefined : await findMeeting(tx, { tenantId, id });
  if (latest === undefined) return { people: [], sites: [], areSitesChosen: false };
  const users = await findUsersByEmail(tx, { tenantId, emails: latest.attendees.map(({ email }) => email) });
  const people = latest.attendees.map((person) => ({ ...person, userId: users.get(person.email)?.id ?? null }));
  return {
    people,
    sites: latest.locations.map(({ site, headCount }) => ({ siteId: site.id, headCount })),
    areSitesChosen: latest.locations.some(({ chosen }) => chosen),
  };
}

/** On the card of each such date. */
async function tellMissed(
  context: CommandContext,
  series: SeriesForRooms,
  missed: readonly MissedRoom[],
): Promise<void> {
  const { tx, tenantId, now } = context;
  const { id: seriesId, organizer, headCount } = series;
  for (const room of series.rooms) {
    const dates = missed.filter((one) => one.room === room).map(({ date }) => date);
    const wanted = {
      tenantId,
      organizer,
      headCount,
      now,
      seriesId,
      insteadOf: room.room,
      calendar: room.terms.calendar,
      dates,
    };
    const offers = await offerReplacements(tx, wanted);
    for (const date of dates) {
      context.signal({
        id: context.newId(),
        kind: "series.room_taken",
        subject: { type: "series", id: seriesId },
        meetingId: date.meetingId,
        siteId: room.room.siteId,
        organizerId: organizer.id,
        facts: { room: room.room.name, alternative: offers.get(date.meetingId)?.room.name ?? "" },
        tell: [cardFor({ id: date.meetingId, organizer })],
      });
    }
  }
}
