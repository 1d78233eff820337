import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import { formatMoney, formatTime } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";
import type { ChatAnswer } from "../conversations/turn.ts";
import { daysBetween, localDay } from "./local-moment.ts";

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
  const day = localDay(now, timeZone);
  const { from, to } = daysBetween(day, day, timeZone);
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
