import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { holdingStatuses } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import type { CardLinks } from "../cards/card-links.ts";
import type { AnsweredPerson, CardJson, ChatAnswer, SearchQuery, SearchResult } from "../conversations/turn.ts";
import { foundMeeting, foundRoom, foundService, type FoundView } from "./found-cards.ts";
import { fitOf } from "./service-words.ts";

export interface Searching extends AnsweredPerson {
  links: CardLinks;
  now: Date;
}

/** The commands of the message extension, as the manifest names them. */
export const searchCommands = { meetings: "searchMeetings", services: "searchServices", rooms: "searchRooms" } as const;

/** Answers what is typed into the app's search: one's own meetings, services and rooms, a page at a time. */
export async function answerSearch(query: SearchQuery, searching: Searching): Promise<ChatAnswer> {
  return { kind: "results", results: await resultsOf(query, searching) };
}

function resultsOf(query: SearchQuery, searching: Searching): Promise<SearchResult[]> {
  switch (query.commandId) {
    case searchCommands.meetings:
      return findMeetings(query, searching);
    case searchCommands.services:
      return findServices(query, searching);
    case searchCommands.rooms:
      return findRooms(query, searching);
    default:
      return Promise.resolve([]);
  }
}

const day = 86_400_000;
const pageSize = 200;
/** Beyond them nobody turns pages; a search is made narrower instead. */
const mostPages = 5;
const mostSites = 10;

/** From yesterday on: what a chat is about is near. */
async function findMeetings({ text, skip, count }: SearchQuery, searching: Searching): Promise<SearchResult[]> {
  const from = new Date(searching.now.getTime() - day).toISOString();
  const meetings = await collect(
    (after) => searching.api("GET /meetings", { query: { from, limit: pageSize, ...after } }),
    ({ subject, status }) => status !== "cancelled" && isLike(text, subject),
    skip + count,
  );
  return meetings.slice(skip, skip + count).map((meeting) => foundMeeting(meeting, viewOf(searching)));
}

async function findRooms({ text, skip, count }: SearchQuery, searching: Searching): Promise<SearchResult[]> {
  const { api } = searching;
  const q = text.slice(0, 100).trim();
  const rooms = await collect(
    (after) => api("GET /rooms", { query: { limit: pageSize, ...(q === "" ? {} : { q }), ...after } }),
    () => true,
    skip + count,
  );
  const shown = rooms.slice(skip, skip + count);
  const { items: sites } = await api("GET /sites", { query: { limit: pageSize } });
  const nameOf = (siteId: string) => sites.find(({ id }) => id === siteId)?.name ?? "";
  return shown.map((room) => foundRoom(room, nameOf(room.siteId), viewOf(searching)));
}

async function findServices({ text, skip, count }: SearchQuery, searching: Searching): Promise<SearchResult[]> {
  const { items: sites } = await searching.api("GET /sites", { query: { limit: mostSites } });
  const offered = await Promise.all(
    sites.map(async (site) => {
      const { services } = await catalogueOf(site.id, searching);
      return services.map((service) => ({ service, site }));
    }),
  );
  const fitting = offered.flat().filter(({ service: { name, category } }) => isLike(text, `${name} ${category.name}`));
  // What is called so comes before what is only of that kind.
  const nameFit = ({ service }: (typeof fitting)[number]) => (text === "" ? 0 : fitOf(text, service.name).fit);
  const ordered = fitting.sort((a, b) => nameFit(b) - nameFit(a)).slice(skip, skip + count);
  return ordered.map(({ service, site }) => foundService(service, site, viewOf(searching)));
}

function catalogueOf(site: string, { api, now }: Pick<Searching, "api" | "now">) {
  return api("GET /catalogue", { query: { site, at: now.toISOString(), includeUnavailable: "true" } });
}

/** Reads on until there is enough, or until nobody would look further. */
async function collect<Item>(
  read: (after: { after?: string }) => Promise<Page<Item>>,
  fits: (item: Item) => boolean,
  enough: number,
): Promise<Item[]> {
  const found: Item[] = [];
  let after: { after?: string } = {};
  for (let page = 0; page < mostPages && found.length < enough; page += 1) {
    const { items, next } = await read(after);
    found.push(...items.filter(fits));
    if (next === null) break;
    after = { after: next };
  }
  return found;
}

/** By a part of the name as it is typed, or by what people call it. */
function isLike(text: string, name: string): boolean {
  return text === "" || name.toLowerCase().includes(text.toLowerCase()) || fitOf(text, name).isWhole;
}

const uuid = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}";
const foundPattern = new RegExp(`^(meeting|room|service):(${uuid})(?::(${uuid}))?$`);

/** The card of a found thing as it is now, for whoever looks at it; undefined where the data name none. */
export async function presentFound(found: unknown, searching: Searching): Promise<CardJson | undefined> {
  const [, kind, id = "", siteId] = (typeof found === "string" && foundPattern.exec(found)) || [];
  const view = viewOf(searching);
  const { api } = searching;
  if (kind === "meeting") return (await readMeeting(id, api, view)).card;
  if (kind === "room") {
    const room = await api("GET /rooms/:id", { params: { id } });
    const site = await api("GET /sites/:id", { params: { id: room.siteId } });
    return foundRoom(room, site.name, view).card;
  }
  if (kind !== "service" || siteId === undefined) return undefined;
  const site = await api("GET /sites/:id", { params: { id: siteId } });
  const service = (await catalogueOf(siteId, searching)).services.find((one) => one.id === id);
  return service === undefined ? undefined : foundService(service, site, view).card;
}

async function readMeeting(id: string, api: ApiClient, view: FoundView): Promise<SearchResult> {
  const meeting = await api("GET /meetings/:id", { params: { id } });
  const held = meeting.roomBookings.filter(({ status }) => holdingStatuses.some((one) => one === status));
  return foundMeeting({ ...meeting, rooms: held.map(({ room }) => room.name) }, view);
}

function viewOf({ words, channelUserId, links }: Searching): FoundView {
  return { words, refreshFor: [channelUserId], links };
}
