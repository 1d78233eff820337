import type { Attendee, Event } from "@microsoft/microsoft-graph-types";
import { instancesIn } from "./fake-event.ts";
import type { FakeRecord, FakeStore, FakeUser } from "./fake-store.ts";

// What Exchange does with an organizer's event: everybody invited gets a copy, and rooms answer by themselves.

export interface FakeInvites {
  /** Brings the copies up to date with the organizer's event. */
  distribute(record: FakeRecord): void;
  /** Rooms answer what they have not answered yet. */
  answer(): void;
}

const bookingWindow = 180 * 24 * 60 * 60_000;

export function createFakeInvites(store: FakeStore, options: { answerAtOnce: () => boolean }): FakeInvites {
  const unanswered = new Set<FakeRecord>();

  function distribute(record: FakeRecord): void {
    if (record.organizerId !== record.userId) return;
    const invited = record.isDeleted ? [] : (record.content.attendees ?? []);
    const copies = copiesOf(store, record);
    for (const copy of copies) if (!isInvited(store, invited, copy)) uninvite(copy);
    for (const { emailAddress: mail } of invited) {
      const user = store.userByMail(mail?.address ?? "");
      if (user !== undefined && user.id !== record.userId) invite(record, user);
    }
    if (options.answerAtOnce()) answer();
  }

  function invite(record: FakeRecord, user: FakeUser): void {
    const known = copiesOf(store, record).find(({ userId }) => userId === user.id);
    const content = copyOf(store, record, user);
    if (known !== undefined && isAsBefore(known, record, content)) return;
    const given = { userId: user.id, iCalUId: record.iCalUId, organizerId: record.userId, content };
    const copy = known ?? store.insert(given);
    copy.content = content;
    copy.exceptions = new Map(record.exceptions);
    copy.cancelled = new Set(record.cancelled);
    copy.isDeleted = false;
    if (user.isRoom) unanswered.add(copy);
    store.changed(copy, known === undefined ? "created" : "updated");
  }

  /** A room forgets it; a person sees that it was cancelled. */
  function uninvite(copy: FakeRecord): void {
    unanswered.delete(copy);
    const isRoom = store.users.find(({ id }) => id === copy.userId)?.isRoom ?? false;
    if (isRoom) copy.isDeleted = true;
    else copy.content = { ...copy.content, isCancelled: true };
    store.changed(copy, isRoom ? "deleted" : "updated");
  }

  function answer(): void {
    for (const copy of [...unanswered]) {
      unanswered.delete(copy);
      const response = isTaken(store, copy) ? "declined" : "accepted";
      copy.content = { ...copy.content, responseStatus: { response, time: copy.modifiedAt.toISOString() } };
      store.changed(copy, "updated");
      const own = store.records(copy.organizerId).find(({ iCalUId }) => iCalUId === copy.iCalUId);
      const room = store.users.find(({ id }) => id === copy.userId);
      if (own === undefined || room === undefined) continue;
      own.content = { ...own.content, attendees: answered(own.content.attendees, room.mail, response) };
      store.changed(own, "updated");
    }
  }

  return { distribute, answer };
}

function copiesOf(store: FakeStore, { iCalUId, userId: organizer }: FakeRecord): FakeRecord[] {
  return store.users
    .filter(({ id }) => id !== organizer)
    .flatMap(({ id }) => store.records(id).filter((one) => one.iCalUId === iCalUId && one.organizerId === organizer));
}

function isInvited(store: FakeStore, invited: Attendee[], { userId }: FakeRecord): boolean {
  return invited.some(({ emailAddress: mail }) => store.userByMail(mail?.address ?? "")?.id === userId);
}

/** What an add-in files with an event stays in the organizer's mailbox; a room shows who comes, not what for. */
function copyOf(store: FakeStore, { content, userId }: FakeRecord, user: FakeUser): Event {
  const copy = { ...content };
  delete copy.singleValueExtendedProperties;
  const organizer = store.users.find(({ id }) => id === userId);
  return user.isRoom ? { ...copy, subject: organizer?.displayName ?? "" } : copy;
}

/** Whether nothing but answers changed, which nobody is told of. */
function isAsBefore(copy: FakeRecord, record: FakeRecord, content: Event): boolean {
  const words = ({ attendees, responseStatus: _, ...rest }: Event) =>
    JSON.stringify([rest, attendees?.map(({ emailAddress: mail }) => mail?.address)]);
  const dates = ({ exceptions, cancelled }: FakeRecord) => JSON.stringify([[...exceptions], [...cancelled]]);
  return !copy.isDeleted && words(copy.content) === words(content) && dates(copy) === dates(record);
}

function answered(attendees: Attendee[] | null | undefined, mail: string, response: "accepted" | "declined") {
  return (attendees ?? []).map((one) =>
    one.emailAddress?.address?.toLowerCase() === mail
      ? { ...one, status: { response, time: "2026-01-01T00:00:00Z" } }
      : one,
  );
}

/** A series is declined as a whole where one of its dates is taken, as a room does unless it is told otherwise. */
function isTaken(store: FakeStore, copy: FakeRecord): boolean {
  const from = copy.modifiedAt;
  const to = new Date(+from + bookingWindow);
  const others = store
    .records(copy.userId)
    .filter((one) => one !== copy && !one.content.isCancelled && one.content.responseStatus?.response === "accepted")
    .flatMap((one) => instancesIn(store, one, from, to));
  return instancesIn(store, copy, from, to).some((own) =>
    others.some((other) => time(own.start) < time(other.end) && time(other.start) < time(own.end)),
  );
}

function time(at: Event["start"]): number {
  return Date.parse(`${at?.dateTime?.slice(0, 19)}Z`);
}
