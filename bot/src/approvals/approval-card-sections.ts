import type { Approval, RoomSubject } from "@magic-meetings/contract/approvals/approval.ts";
import { clip, heading, text, tight } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatDate, formatTime, formatZone } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";

const mostRivals = 5;
const longestNote = 600;

interface Stretch {
  start: string;
  end: string;
}

/** A request for a room. */
export type RoomApproval = Approval & { subject: RoomSubject };

/** `Tue 24 Nov 2026, 10:00–12:00 (Central European Time)`, in the zone of the site. */
export function whenSentence({ start, end, timeZone }: Stretch & { timeZone: string }, words: Words): string {
  const { language } = words;
  const zone = formatZone(start, timeZone, language);
  const times = { start: formatTime(start, timeZone, language), end: formatTime(end, timeZone, language), zone };
  const startDate = formatDate(start, timeZone, language);
  const endDate = formatDate(end, timeZone, language);
  if (startDate === endDate) return words.say("card.period", { ...times, date: startDate });
  return words.say("card.periodOverDays", { ...times, startDate, endDate });
}

/** Which room, when, for how many and what for. */
export function roomSection({ subject, meeting }: RoomApproval, words: Words): CardJson[] {
  const { room, site, headCount } = subject;
  const place = words.say("approval.place", {
    room: room.name,
    building: room.building,
    floor: room.floor,
    site: site.name,
  });
  const lines = [
    text(place, { bold: true }),
    text(whenSentence(subject, words)),
    text(words.say("approval.people", { count: headCount, seats: room.capacity }), {
      colour: headCount > room.capacity ? "Attention" : "Default",
    }),
    text(words.say("approval.meeting", { subject: meeting.subject || words.say("chat.withoutSubject") }), {
      subtle: true,
    }),
  ];
  return tight(lines);
}

/** What the person who asks wrote, and why it was declined. */
export function quoteSection({ meeting, note, state, reason }: Approval, words: Words): CardJson[] {
  return [
    ...(note === "" ? [] : quote(words.say("approval.note", { name: meeting.organizer.name }), note)),
    ...(state === "rejected" && reason !== null ? quote(words.say("approval.rejectedBecause"), reason) : []),
  ];
}

function quote(title: string, content: string): CardJson[] {
  const [line] = tight([text(title, { subtle: true })]);
  return [
    {
      type: "Container",
      style: "emphasis",
      items: [line, { ...longText(content), spacing: "None" }],
    },
  ];
}

/** What a person wrote, shown literally and longer than a line of ours. */
function longText(content: string): CardJson {
  return { type: "RichTextBlock", inlines: [{ type: "TextRun", text: clip(content, longestNote) }] };
}

/** Who has the room at that time, and who else asks for it. */
export function rivalSection({ subject, state }: RoomApproval, words: Words): CardJson[] {
  if (state !== "pending") return [];
  const { takenBy, rivals, timeZone } = subject;
  const taken =
    takenBy === null
      ? []
      : [text(words.say("approval.takenBy", stretchWords(takenBy, timeZone, words)), { colour: "Attention" })];
  if (rivals.length === 0) return taken;
  const shown = rivals
    .slice(0, mostRivals)
    .map((rival) =>
      text(words.say("approval.rival", { ...stretchWords(rival, timeZone, words), count: rival.headCount })),
    );
  const left = rivals.length - shown.length;
  const rest = left > 0 ? [text(words.say("approval.moreRivals", { count: left }), { subtle: true })] : [];
  return [...taken, heading(words.say("approval.rivals")), ...tight([...shown, ...rest])];
}

function stretchWords({ organizer, start, end }: Stretch & { organizer: string }, timeZone: string, words: Words) {
  return {
    name: clip(organizer, 60),
    start: formatTime(start, timeZone, words.language),
    end: formatTime(end, timeZone, words.language),
  };
}
