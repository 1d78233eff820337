import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room, Site } from "@magic-meetings/contract/places/place.ts";
import { button, text } from "../cards/card-elements.ts";
import type { CardLinks } from "../cards/card-links.ts";
import type { CardJson, SearchResult } from "../conversations/turn.ts";
import { formatList, formatMoment, formatMoney, formatTime } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";
import { fact, talkCard, type CardView } from "./card-parts.ts";
import { refreshVerb } from "./talk-card-verbs.ts";

// What a search finds: a line in its list, and the card that is put into a chat. Others read that card too, so it says
// what a thing is and never what somebody ordered or pays.

export type FoundMeeting = Pick<Meeting, "id" | "subject" | "start" | "end" | "timeZone" | "organizer"> & {
  rooms: readonly string[];
};
export type FoundSite = Pick<Site, "id" | "name">;

export interface FoundView extends CardView {
  links: CardLinks;
}

export function foundMeeting(meeting: FoundMeeting, view: FoundView): SearchResult {
  const { words, links } = view;
  const { language } = words;
  const title = meeting.subject || words.say("chat.withoutSubject");
  const start = formatMoment(meeting.start, meeting.timeZone, language);
  const when = `${start}–${formatTime(meeting.end, meeting.timeZone, language)}`;
  const rooms = meeting.rooms.length === 0 ? words.say("card.noRoom") : formatList(meeting.rooms, language);
  const card = foundCard(view, { title, state: when, found: `meeting:${meeting.id}` }, [
    fact(words.say("card.rooms"), rooms),
    text(meeting.organizer.name, { subtle: true }),
  ]);
  return { title, text: `${when} · ${rooms}`, card: withLink(card, links.meeting(meeting.id), words) };
}

export function foundRoom(room: Omit<Room, "features" | "email">, site: string, view: FoundView): SearchResult {
  const { words } = view;
  const place = words.say("talk.place", { place: `${room.building}, ${room.floor}`, site });
  const line = words.say("talk.found.room", { place, count: room.capacity });
  const card = foundCard(view, { title: room.name, state: words.say("talk.found.aRoom"), found: `room:${room.id}` }, [
    text(place),
    text(words.say("talk.found.seats", { count: room.capacity })),
  ]);
  return { title: room.name, text: line, card };
}

export function foundService(service: OfferedService, site: FoundSite, view: FoundView): SearchResult {
  const { words } = view;
  const price = formatMoney(service.price, words.language);
  const line = words.say("talk.found.service", { price, vendor: service.vendor.name });
  const options = service.options.map(({ name }) => name).join(", ");
  const card = foundCard(
    view,
    { title: service.name, state: words.say("talk.found.aService"), found: `service:${service.id}:${site.id}` },
    [
      ...(service.description === "" ? [] : [text(service.description)]),
      fact(words.say("talk.each"), price),
      ...(options === "" ? [] : [text(words.say("talk.found.options", { options }), { subtle: true })]),
      text(words.say("talk.place", { place: service.vendor.name, site: site.name }), { subtle: true }),
    ],
  );
  return { title: service.name, text: `${line} · ${site.name}`, card };
}

interface Found {
  title: string;
  state: string;
  /** How the thing is found again. */
  found: string;
}

function foundCard(view: FoundView, { title, state, found }: Found, body: CardJson[]): CardJson {
  const { words, refreshFor, refusal } = view;
  const intent = "meetings";
  const data = { intent, language: words.language.startsWith("da") ? "da" : "en", found };
  return talkCard({
    words,
    refreshFor,
    refusal,
    title,
    state,
    style: "emphasis",
    timeZone: "UTC",
    refresh: { verb: refreshVerb, data },
    body,
    actions: [button({ title: words.say("card.refresh"), verb: refreshVerb, data })],
  });
}

function withLink(card: CardJson, url: string, words: Words): CardJson {
  const actions = card["actions"] as CardJson[];
  return { ...card, actions: [...actions, { type: "Action.OpenUrl", title: words.say("card.open"), url }] };
}
