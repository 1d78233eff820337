import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import { formatMoney, formatTime } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";
import type { ChatAnswer } from "./turn.ts";

const mostMeetings = 10;

/** Answers what a person wrote: help, the meetings of their day, or that it was not understood. */
export async function answerMessage(written: string, api: ApiClient, words: Words, now: Date): Promise<ChatAnswer> {
  const asked = written.toLowerCase();
  if (/^(help|hjælp|hjelp|\?)\b/u.test(asked) || asked === "?") return { kind: "text", text: words.say("chat.help") };
  if (/(meetings?|møder|møter)\b/u.test(asked)) return { kind: "text", text: await meetingsToday(api, words, now) };
  return { kind: "text", text: words.say("chat.notUnderstood") };
}

async function meetingsToday(api: ApiClient, words: Words, now: Date): Promise<string> {
  const { timeZone } = await api("GET /me", {});
  const { from, to } = dayAround(now, timeZone);
  const page = await api("GET /meetings", {
    query: { from: from.toISOString(), to: to.toISOString(), limit: mostMeetings + 1 },
  });
  const meetings = page.items.filter((meeting) => meeting.status !== "cancelled");
  if (meetings.length === 0) return words.say("chat.noMeetings");
  const shown = meetings.slice(0, mostMeetings).map((meeting) => meetingLine(meeting, timeZone, words));
  const rest = meetings.length - shown.length;
  const more = rest > 0 ? [words.say("chat.moreMeetings", { count: rest })] : [];
  return [words.say("chat.meetings", { count: shown.length }), ...shown, ...more].join("\n");
}

function meetingLine(meeting: MeetingSummary, timeZone: string, words: Words): string {
  const { language, say } = words;
  const facts = {
    start: formatTime(meeting.start, timeZone, language),
    end: formatTime(meeting.end, timeZone, language),
    subject: meeting.subject || say("chat.withoutSubject"),
    rooms: meeting.rooms.length > 0 ? new Intl.ListFormat(language).format(meeting.rooms) : say("card.noRoom"),
  };
  const total = meeting.total.map((amount) => formatMoney(amount, language)).join(" + ");
  return total ? say("chat.meetingWithTotal", { ...facts, total }) : say("chat.meeting", facts);
}

/** The day of `now` on the person's own clock, from midnight to midnight, also where a day has 23 or 25 hours. */
export function dayAround(now: Date, timeZone: string): { from: Date; to: Date } {
  const day = localDay(now, timeZone);
  const from = startOfDay(day, timeZone);
  const noonOfNextDay = new Date(from.getTime() + 36 * 3_600_000);
  return { from, to: startOfDay(localDay(noonOfNextDay, timeZone), timeZone) };
}

function startOfDay(day: string, timeZone: string): Date {
  const guess = Date.parse(`${day}T00:00:00Z`);
  const first = guess - offsetAt(guess, timeZone);
  return new Date(guess - offsetAt(first, timeZone));
}

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(new Date(moment));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "00";
  const shown = `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}Z`;
  return Date.parse(shown) - Math.floor(moment / 1000) * 1000;
}

function localDay(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    moment,
  );
}
