import type { MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import { button, row, text, tight, type Colour } from "../cards/card-elements.ts";
import type { CardLinks } from "../cards/card-links.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatDate, formatList, formatMoment, formatMoney, formatTime } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";
import { talkCard, type CardView } from "./card-parts.ts";
import { writeDraft, type Draft } from "./draft.ts";
import type { DaySpan } from "./intents.ts";
import { refreshVerb } from "./talk-card-verbs.ts";

export interface ListView extends CardView {
  draft: Draft;
  links: CardLinks;
  /** The reader's own. */
  zone: string;
  days: DaySpan;
}

const mostShown = 15;

/** One's meetings of some days, as they are now: Adaptive Card 1.5. */
export function meetingListCard(meetings: readonly MeetingSummary[], view: ListView): CardJson {
  const { words, days, zone, links } = view;
  const shown = meetings.slice(0, mostShown);
  const [only, other] = shown;
  return listCard(view, {
    title: words.say("talk.meetings", { days: daysOf(days, words) }),
    state:
      meetings.length === 0 ? words.say("talk.noMeetings") : words.say("talk.meetingCount", { count: meetings.length }),
    body: [
      ...shown.map((meeting) => meetingRow(meeting, days, zone, words)),
      ...moreOf(meetings.length - shown.length, words),
    ],
    actions:
      only !== undefined && other === undefined
        ? [{ type: "Action.OpenUrl", title: words.say("card.open"), url: links.meeting(only.id) }]
        : [],
  });
}

function meetingRow({ subject, start, end, rooms, total }: MeetingSummary, days: DaySpan, zone: string, words: Words) {
  const { language, say } = words;
  const facts = {
    start: days.from === days.to ? formatTime(start, zone, language) : formatMoment(start, zone, language),
    end: formatTime(end, zone, language),
    subject: subject || say("chat.withoutSubject"),
    rooms: rooms.length > 0 ? formatList(rooms, language) : say("card.noRoom"),
  };
  const costs = total.map((amount) => formatMoney(amount, language)).join(" + ");
  return row(
    tight([
      text(facts.subject, { bold: true }),
      text(`${facts.start}–${facts.end} · ${facts.rooms}`, { subtle: true }),
    ]),
    text(costs, { right: true }),
  );
}

/** Who comes on some days, of those that the reader may see: Adaptive Card 1.5. */
export function visitorListCard(visits: readonly Visit[], site: string | undefined, view: ListView): CardJson {
  const { words, days } = view;
  const shown = visits.slice(0, mostShown);
  const facts = { days: daysOf(days, words), site: site ?? "" };
  return listCard(view, {
    title: words.say(site === undefined ? "talk.visitors" : "talk.visitorsAt", facts),
    state:
      visits.length === 0 ? words.say("talk.noVisitors") : words.say("talk.visitorCount", { count: visits.length }),
    body: [...shown.map((visit) => visitRow(visit, view)), ...moreOf(visits.length - shown.length, words)],
    actions: [],
  });
}

function visitRow({ visitor, meeting, site, host, start, status }: Visit, { days, words }: ListView): CardJson {
  const { language, say } = words;
  const name = visitor?.name || say("talk.somebody");
  const who = visitor?.company ? say("talk.visitorOf", { name, company: visitor.company }) : name;
  const time = (days.from === days.to ? formatTime : formatMoment)(start, site.timeZone, language);
  const subject = meeting?.subject ?? "";
  const about = { time, site: site.name, host: host.name, subject };
  return row(
    tight([
      text(who, { bold: true }),
      text(say(subject === "" ? "talk.visitAt" : "talk.visitAbout", about), { subtle: true }),
    ]),
    text(say(`talk.visit.${status}`), { colour: colours[status] ?? "Default", right: true }),
  );
}

const colours: Partial<Record<Visit["status"], Colour>> = { confirmed: "Good", arrived: "Good", no_show: "Warning" };

interface ListContent {
  title: string;
  state: string;
  body: CardJson[];
  actions: CardJson[];
}

function listCard({ draft, zone, words, ...view }: ListView, { title, state, body, actions }: ListContent): CardJson {
  const refresh = { verb: refreshVerb, data: writeDraft(draft) };
  return talkCard({
    ...view,
    words,
    title,
    state,
    style: "emphasis",
    timeZone: zone,
    refresh,
    body,
    actions: [button({ title: words.say("card.refresh"), ...refresh }), ...actions],
  });
}

function moreOf(count: number, words: Words): CardJson[] {
  return count > 0 ? [text(words.say("talk.more", { count }), { subtle: true })] : [];
}

/** The days as they are written, whatever the reader's zone: noon of a day is on that day everywhere. */
function daysOf({ from, to }: DaySpan, { say, language }: Words): string {
  const written = (day: string) => formatDate(`${day}T12:00:00Z`, "UTC", language);
  return from === to
    ? say("talk.day", { day: written(from) })
    : say("talk.days", { from: written(from), to: written(to) });
}
