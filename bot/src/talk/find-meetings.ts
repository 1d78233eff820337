import type { Meeting, MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import { formatMoment } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";
import type { DaySpan } from "./intents.ts";
import { addDays, daysBetween, localDay, localTime } from "./local-moment.ts";
import type { Choice, Speaker } from "./plan.ts";
import { fitOf } from "./service-words.ts";

/** How far ahead a sentence without a day looks. */
const daysAhead = 14;
const mostMeetings = 200;
/** Meetings that are looked into one by one. */
const mostLookedInto = 20;
export const mostChoices = 12;

/** One's meetings on the days that were said, else in the next two weeks, by start; none that is cancelled or over. */
export async function comingMeetings({ api, now, zone }: Speaker, day: DaySpan | undefined): Promise<MeetingSummary[]> {
  const today = localDay(now, zone);
  const { from, to } = daysBetween(day?.from ?? today, day?.to ?? addDays(today, daysAhead), zone);
  const query = { from: later(from, now).toISOString(), to: to.toISOString(), limit: mostMeetings };
  const { items } = await api("GET /meetings", { query });
  return items.filter(({ status }) => status !== "cancelled" && status !== "archived");
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}

/** Those that begin at a time, else those that are on then. */
export function atTime<Found extends Pick<MeetingSummary, "start" | "end">>(
  meetings: readonly Found[],
  time: string | undefined,
  zone: string,
): Found[] {
  if (time === undefined) return [...meetings];
  const starting = meetings.filter(({ start }) => localTime(new Date(start), zone) === time);
  if (starting.length > 0) return starting;
  return meetings.filter(
    ({ start, end }) => localTime(new Date(start), zone) < time && time < localTime(new Date(end), zone),
  );
}

/** Those whose subject has the words, the best fit alone where there is one. */
export function named<Found>(things: readonly Found[], words: string, titleOf: (thing: Found) => string): Found[] {
  const fits = things.map((thing) => ({ thing, ...fitOf(words, titleOf(thing)) })).filter(({ fit }) => fit > 0);
  const best = Math.max(...fits.map(({ fit }) => fit));
  return fits.filter(({ fit }) => fit === best).map(({ thing }) => thing);
}

/** Those of the first day on which there is one: who says no day means the next. */
export function onFirstDay<Found>(things: readonly Found[], momentOf: (thing: Found) => string, zone: string): Found[] {
  const [first] = things;
  if (first === undefined) return [];
  const day = localDay(new Date(momentOf(first)), zone);
  return things.filter((thing) => localDay(new Date(momentOf(thing)), zone) === day);
}

export function lookInto({ api }: Speaker, meetings: readonly MeetingSummary[]): Promise<Meeting[]> {
  return Promise.all(meetings.slice(0, mostLookedInto).map(({ id }) => api("GET /meetings/:id", { params: { id } })));
}

export function meetingChoices(meetings: readonly MeetingSummary[], words: Words, zone: string): Choice[] {
  return meetings
    .slice(0, mostChoices)
    .map((meeting) => ({ title: meetingTitle(meeting, words, zone), value: meeting.id }));
}

export function meetingTitle({ subject, start }: Pick<Meeting, "subject" | "start">, words: Words, zone: string) {
  const when = formatMoment(start, zone, words.language);
  return words.say("talk.choice.meeting", { subject: subject || words.say("chat.withoutSubject"), when });
}
