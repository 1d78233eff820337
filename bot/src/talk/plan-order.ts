import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting, MeetingLocation, MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import { holdingStatuses } from "@magic-meetings/contract/rooms/room-booking.ts";
import { formatMoney } from "../messages/formats.ts";
import type { Draft } from "./draft.ts";
import { atTime, comingMeetings, lookInto, meetingChoices, named, onFirstDay } from "./find-meetings.ts";
import { localDay, momentAt } from "./local-moment.ts";
import type { Choice, Field, OrderProposal, Question, Speaker } from "./plan.ts";
import { fitOf } from "./service-words.ts";

/** Longer lists are not read through; what is meant can be said. */
const mostServices = 30;

/** Finds the meeting, the site and the service that are meant, with price and cut-off; asks where it is not clear. */
export async function planOrder(draft: Draft, speaker: Speaker): Promise<OrderProposal | Question> {
  const found = await findMeeting(draft, speaker);
  if ("kind" in found) return found;
  const location = locationOf(found, draft);
  if (location === undefined) return askForSite(draft, found);
  const offers = await offersAt(draft, found, location, speaker);
  const service = serviceOf(draft, offers);
  if (service === undefined) return askForService(draft, offers, speaker);
  return propose(draft, found, location, service, speaker);
}

/** Everything that can be changed about an order before it is one. */
export async function changeOrder(draft: Draft, speaker: Speaker): Promise<Question> {
  const plan = await planOrder(draft, speaker);
  if (plan.kind === "question") return plan;
  const { meeting, service, quantity } = plan;
  const coming = await comingMeetings(speaker, undefined);
  const meetings = coming.some(({ id }) => id === meeting.id) ? coming : [];
  const location = { id: plan.locationId };
  const whole = await speaker.api("GET /meetings/:id", { params: { id: meeting.id } });
  const at = whole.locations.find(({ id }) => id === location.id);
  const offers = at === undefined ? [service] : await offersAt(draft, whole, at, speaker);
  const choices = serviceChoices(uniqueFirst(service, matching(draft.thing, offers), offers), speaker);
  const shown = meetingChoices(meetings, speaker.words, speaker.zone);
  const fields: Field[] = [
    { name: "serviceId", choices, value: service.id },
    { name: "count", value: quantity },
    ...(shown.some(({ value }) => value === meeting.id)
      ? [{ name: "meetingId", choices: shown, value: meeting.id } as const]
      : []),
  ];
  const known: Draft = { ...draft, meetingId: meeting.id, isExact: "yes" };
  return { kind: "question", draft: known, why: undefined, isChange: true, fields };
}

async function findMeeting(draft: Draft, speaker: Speaker): Promise<Meeting | Question> {
  const { api, words } = speaker;
  if (draft.meetingId !== undefined) return api("GET /meetings/:id", { params: { id: draft.meetingId } });
  const all = await comingMeetings(speaker, draft.day);
  const fitting = await fittingMeetings(draft, all, speaker);
  const [only, other] = fitting;
  if (only !== undefined && other === undefined) return api("GET /meetings/:id", { params: { id: only.id } });
  const offered = fitting.length > 0 ? fitting : all.length > 0 ? all : await comingMeetings(speaker, undefined);
  if (offered.length === 0) return { kind: "question", draft, why: { key: "talk.why.noMeetingsAtAll" }, fields: [] };
  const why = fitting.length > 0 ? "talk.why.severalMeetings" : "talk.why.noMeeting";
  const choices = meetingChoices(offered, words, speaker.zone);
  return { kind: "question", draft, why: { key: why }, fields: [{ name: "meetingId", choices }] };
}

async function fittingMeetings(draft: Draft, all: MeetingSummary[], speaker: Speaker): Promise<MeetingSummary[]> {
  const { api } = speaker;
  const zone =
    draft.siteId === undefined
      ? speaker.zone
      : (await api("GET /sites/:id", { params: { id: draft.siteId } })).timeZone;
  const so = draft.meeting === undefined ? all : named(all, draft.meeting, ({ subject }) => subject);
  const about = atTime(so, draft.time, zone);
  const isSaid = draft.time !== undefined || draft.meeting !== undefined;
  if (draft.siteId === undefined) return draft.day || !isSaid ? about : onFirstDay(about, ({ start }) => start, zone);
  const there = (await lookInto(speaker, about)).filter(({ locations }) =>
    locations.some(({ site }) => site.id === draft.siteId),
  );
  const first = draft.day || !isSaid ? there : onFirstDay(there, ({ start }) => start, zone);
  return about.filter(({ id }) => first.some((meeting) => meeting.id === id));
}

function locationOf({ locations }: Meeting, { siteId }: Draft): MeetingLocation | undefined {
  const there = siteId === undefined ? locations : locations.filter(({ site }) => site.id === siteId);
  const possible = there.length > 0 ? there : locations;
  return possible.length === 1 ? possible[0] : undefined;
}

function askForSite(draft: Draft, { locations, id }: Meeting): Question {
  const choices = locations.map(({ site }) => ({ title: site.name, value: site.id }));
  const why = locations.length === 0 ? "talk.why.nothingOffered" : "talk.why.whichSite";
  const fields: Field[] = locations.length === 0 ? [] : [{ name: "siteId", choices }];
  return { kind: "question", draft: { ...draft, meetingId: id }, why: { key: why }, fields };
}

async function offersAt(draft: Draft, meeting: Meeting, { site, headCount }: MeetingLocation, { api }: Speaker) {
  const count = draft.count ?? Math.max(1, headCount);
  const { services } = await api("GET /catalogue", {
    query: { site: site.id, at: meeting.start, until: meeting.end, headCount: count, includeUnavailable: "true" },
  });
  return services;
}

function serviceOf({ serviceId, thing }: Draft, offers: readonly OfferedService[]): OfferedService | undefined {
  if (serviceId !== undefined) return offers.find(({ id }) => id === serviceId);
  const [best, second] = matching(thing, offers).map((service) => ({ service, ...fitIn(thing, service) }));
  if (best === undefined || !best.isWhole) return undefined;
  return second === undefined || best.fit > second.fit || isChosenFirst(best.service, second.service)
    ? best.service
    : undefined;
}

/** What fits, best first; of what fits as well, what can be had and what people usually take. */
function matching(thing: string | undefined, offers: readonly OfferedService[]): OfferedService[] {
  const fits = offers.map((service) => ({ service, ...fitIn(thing, service) })).filter(({ fit }) => fit > 0);
  return fits.sort((a, b) => b.fit - a.fit || rank(b.service) - rank(a.service)).map(({ service }) => service);
}

function isChosenFirst(first: OfferedService, second: OfferedService): boolean {
  return rank(first) > rank(second);
}

function rank({ available, popular }: OfferedService): number {
  return (available ? 2 : 0) + (popular ? 1 : 0);
}

/** Its own name says more than its category's. */
function fitIn(thing: string | undefined, { name, category }: OfferedService): { fit: number; isWhole: boolean } {
  if (thing === undefined) return { fit: 0, isWhole: false };
  const own = fitOf(thing, name);
  if (own.fit > 0) return { fit: own.fit + 1, isWhole: own.isWhole };
  const shared = fitOf(thing, category.name);
  return { fit: shared.fit > 0 ? 1 : 0, isWhole: shared.isWhole };
}

function askForService(draft: Draft, offers: readonly OfferedService[], speaker: Speaker): Question {
  const fitting = matching(draft.thing, offers);
  const possible = fitting.length > 0 ? fitting : offers.filter(({ available }) => available);
  const listed = [...possible].sort((a, b) => (fitting.length > 0 ? 0 : rank(b) - rank(a)));
  if (listed.length === 0) return { kind: "question", draft, why: { key: "talk.why.nothingOffered" }, fields: [] };
  const why =
    draft.thing === undefined
      ? { key: "talk.why.whichService" as const }
      : fitting.length > 0
        ? { key: "talk.why.severalServices" as const }
        : { key: "talk.why.noService" as const, values: { thing: draft.thing } };
  const field: Field = { name: "serviceId", choices: serviceChoices(listed, speaker) };
  return { kind: "question", draft, why, fields: [field] };
}

function serviceChoices(offers: readonly OfferedService[], { words }: Speaker): Choice[] {
  return offers.slice(0, mostServices).map(({ id, name, price }) => ({
    title: words.say("talk.choice.service", { service: name, price: formatMoney(price, words.language) }),
    value: id,
  }));
}

function uniqueFirst(chosen: OfferedService, fitting: OfferedService[], all: OfferedService[]): OfferedService[] {
  return [...new Map([chosen, ...fitting, ...all].map((service) => [service.id, service])).values()];
}

async function propose(
  draft: Draft,
  meeting: Meeting,
  location: MeetingLocation,
  usual: OfferedService,
  speaker: Speaker,
): Promise<OrderProposal> {
  const { site } = location;
  const wanted = wantedMoment(draft, meeting, site.timeZone);
  const own = wanted === undefined ? undefined : await offerFor(draft, meeting, location, usual, wanted, speaker);
  const service = own ?? usual;
  const quantity = quantityOf(draft, service);
  const booking = meeting.roomBookings.find(
    ({ locationId, status }) => locationId === location.id && holdingStatuses.some((one) => one === status),
  );
  return {
    kind: "order",
    draft: { ...draft, meetingId: meeting.id, serviceId: usual.id, siteId: site.id },
    meeting,
    site,
    locationId: location.id,
    room: booking?.room.name ?? null,
    service,
    quantity,
    total: { ...service.price, amountMinor: service.price.amountMinor * quantity },
    deliverAt: service.suggested.deliverAt,
    isOwnMoment: own !== undefined,
    isOtherMoment: wanted !== undefined && own === undefined,
  };
}

/** What people eat and drink goes by how many they are; of everything else there is one unless somebody says how many. */
function quantityOf({ count, isExact }: Draft, { suggested, minimumQuantity }: OfferedService): number {
  return isExact && count !== undefined ? Math.max(count, minimumQuantity) : suggested.quantity;
}

/** A time within the meeting is when something is wanted; the meeting's own start is left to the service. */
function wantedMoment({ time }: Draft, { start, end }: Meeting, timeZone: string): Date | undefined {
  if (time === undefined) return undefined;
  const wanted = momentAt(localDay(new Date(start), timeZone), time, timeZone);
  return Date.parse(start) < wanted.getTime() && wanted.getTime() < Date.parse(end) ? wanted : undefined;
}

/** The offer for a moment of one's own: the catalogue is asked as if the meeting were such that it falls there. */
async function offerFor(
  draft: Draft,
  meeting: Meeting,
  location: MeetingLocation,
  { id, suggested }: OfferedService,
  wanted: Date,
  speaker: Speaker,
): Promise<OfferedService | undefined> {
  const before = Math.max(0, Date.parse(meeting.start) - Date.parse(suggested.deliverAt));
  const at = wanted.getTime() + before;
  // What is brought at the start falls on the beginning of the shortest meeting, what is brought at the end on its end.
  for (const [start, end] of [
    [at, at + 1],
    [at - 1, at],
  ] as const) {
    const asIf = { ...meeting, start: new Date(start).toISOString(), end: new Date(end).toISOString() };
    const offer = (await offersAt(draft, asIf, location, speaker)).find((service) => service.id === id);
    if (offer !== undefined && Date.parse(offer.suggested.deliverAt) === wanted.getTime()) return offer;
  }
  return undefined;
}
