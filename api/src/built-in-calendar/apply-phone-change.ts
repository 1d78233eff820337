import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import type { Event } from "../graph/graph-event.ts";
import type { Queries } from "../db/queries.ts";
import { readGraphEvent } from "../graph/graph-event.ts";
import type { KeptEvent } from "./calendar-event-sql.ts";
import type { EventPlace } from "./event-place.ts";
import { keepEvent } from "./keep-event.ts";
import { changeEvent, deleteEvent, openEvent, type Hand } from "./open-event.ts";
import type { PhoneChange, PhoneInput } from "./phone-change.ts";
import { withRoom, withoutRoom } from "./rooms-on-events.ts";

interface Pressing extends Omit<Hand, "place"> {
  /** Whose phone it is. */
  mailbox: string;
  input: PhoneInput;
}

/** Does to the calendar, and to nothing else, what somebody pressed on a phone; gives the events that are others now. */
export async function applyPhoneChange(db: Queries, pressing: Pressing): Promise<EventPlace[]> {
  const { tenantId, mailbox, input } = pressing;
  const open = await openEvent(db, tenantId, { mailbox: input.mailbox, eventId: input.eventId });
  if (open === undefined || !isIn(open, mailbox)) throw new Refusal("not_found", "There is no such event");
  const target = input.wholeSeries && open.seriesEventId !== null ? { ...open, eventId: open.seriesEventId } : open;
  const place = { mailbox: target.mailbox, eventId: target.eventId };
  const { change } = input;
  if (change.kind !== "answer" && target.mailbox !== mailbox) {
    throw new Refusal("forbidden", "Only who organizes it can change it");
  }
  const hand = { ...pressing, place };
  if (change.kind === "delete") await deleteEvent(db, hand);
  else if (change.kind === "restore") await restore(db, hand);
  else if (change.kind === "hand_over") return handOver(db, hand, change);
  else await changeEvent(db, hand, (content) => changed(content, { change, mailbox, shown: open.content }));
  return [place];
}

function isIn({ mailbox, content }: KeptEvent, person: string): boolean {
  return mailbox === person || readGraphEvent(content).input.attendees.some(({ email }) => email === person);
}

type Editing = Exclude<PhoneChange, { kind: "delete" | "restore" | "hand_over" }>;

function changed(
  content: Event,
  { change, mailbox, shown }: { change: Editing; mailbox: string; shown: Event },
): Event {
  switch (change.kind) {
    case "move":
      return moved(content, shown, change);
    case "cancel":
      return { ...content, isCancelled: true };
    case "room": {
      const rooms = (content.attendees ?? []).filter(({ type }) => type === "resource");
      const without = rooms.reduce((left, one) => withoutRoom(left, one.emailAddress?.address ?? ""), content);
      return change.room === null ? without : withRoom(without, change.room);
    }
    case "answer":
      return answered(content, mailbox, change.response);
  }
}

/** A series moves by as much as the date that was moved, within its days. */
function moved(content: Event, shown: Event, { start, end }: { start: string; end: string }): Event {
  const [from, to] = [new Date(start), new Date(end)];
  if (to <= from) throw new Refusal("invalid", "It ends before it starts");
  const { input, kind } = readGraphEvent(content);
  if (kind !== "series") return { ...content, start: graphTime(from), end: graphTime(to) };
  const before = Date.parse(readGraphEvent(shown).input.start);
  const first = new Date(Date.parse(input.start) + from.getTime() - before);
  const dayOf = (moment: Date | string) => wallClock(new Date(moment), input.timeZone).date;
  if (dayOf(first) !== dayOf(input.start)) throw new Refusal("invalid", "A series is moved within its days");
  const last = new Date(first.getTime() + to.getTime() - from.getTime());
  const zone = content.originalStartTimeZone ?? content.start?.timeZone ?? "UTC";
  return { ...content, originalStartTimeZone: zone, start: graphTime(first), end: graphTime(last) };
}

function graphTime(moment: Date): { dateTime: string; timeZone: string } {
  return { dateTime: moment.toISOString().slice(0, -1), timeZone: "UTC" };
}

function answered(content: Event, mailbox: string, response: "accepted" | "tentativelyAccepted" | "declined"): Event {
  const attendees = (content.attendees ?? []).map((one) =>
    one.emailAddress?.address?.toLowerCase() === mailbox ? { ...one, status: { ...one.status, response } } : one,
  );
  return { ...content, attendees };
}

async function restore(db: Queries, hand: Hand): Promise<void> {
  const open = await openEvent(db, hand.tenantId, hand.place);
  if (open === undefined) return;
  await deleteEvent(db, hand, false);
  if (open.content.isCancelled === true) {
    await changeEvent(db, hand, (content) => ({ ...content, isCancelled: false }));
  }
}

/** The event leaves one calendar and is in another one, as the same event with another organizer. */
async function handOver(
  db: Queries,
  hand: Hand,
  { to }: { to: { email: string; name: string } },
): Promise<EventPlace[]> {
  const { tenantId, place } = hand;
  const mailbox = to.email.toLowerCase();
  const open = await openEvent(db, tenantId, place);
  if (open === undefined || open.isDeleted || open.seriesEventId !== null) {
    throw new Refusal("invalid", "Single events and whole series can be handed over");
  }
  const left = (open.content.attendees ?? []).filter(
    ({ emailAddress }) => emailAddress?.address?.toLowerCase() !== mailbox,
  );
  const { organizer } = open.content;
  const former = organizer?.emailAddress ? [{ type: "required" as const, emailAddress: organizer.emailAddress }] : [];
  const eventId = hand.newId();
  const content: Event = {
    ...open.content,
    id: eventId,
    changeKey: null,
    organizer: { emailAddress: { name: to.name, address: mailbox } },
    attendees: [...left, ...former],
  };
  await deleteEvent(db, hand);
  await keepEvent(db, { ...hand, mailbox, content });
  return [place, { mailbox, eventId }];
}
