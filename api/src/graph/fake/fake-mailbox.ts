import type { Event } from "@microsoft/microsoft-graph-types";
import { occurrenceId, toGraphEvent, toOccurrence, type FakeEvent } from "./fake-event.ts";
import type { FakeInvites } from "./fake-invites.ts";
import type { FakeRecord, FakeStore, FakeUser } from "./fake-store.ts";

/** What can be done with the events of a mailbox, whoever does it. */
export interface FakeMailboxes {
  create(user: FakeUser, event: Event): FakeEvent;
  find(user: FakeUser, eventId: string): FakeEvent | undefined;
  patch(user: FakeUser, eventId: string, changes: Event): FakeEvent | undefined;
  remove(user: FakeUser, eventId: string): boolean;
}

const dateOfId = /^(.+)\.(\d{4}-\d{2}-\d{2})$/;

export function createFakeMailboxes(store: FakeStore, invites: FakeInvites): FakeMailboxes {
  let made = 0;

  /** An event or series, or a date of one. */
  function locate(user: FakeUser, eventId: string): { record: FakeRecord; date: string | null } | undefined {
    const whole = store.record(user.id, eventId);
    if (whole !== undefined) return whole.isDeleted ? undefined : { record: whole, date: null };
    const [, seriesId = "", date = ""] = dateOfId.exec(eventId) ?? [];
    const series = store.record(user.id, seriesId);
    if (series === undefined || series.isDeleted || toOccurrence(store, series, date) === undefined) return undefined;
    return { record: series, date };
  }

  function find(user: FakeUser, eventId: string): FakeEvent | undefined {
    const found = locate(user, eventId);
    if (found === undefined) return undefined;
    return found.date === null ? toGraphEvent(store, found.record) : toOccurrence(store, found.record, found.date);
  }

  return {
    find,
    create(user, event) {
      made += 1;
      const iCalUId = `040000008200E00074C5B7101A82E008${String(made).padStart(8, "0")}`;
      const record = store.insert({ userId: user.id, iCalUId, organizerId: user.id, content: written({}, event) });
      store.changed(record, "created");
      invites.distribute(record);
      return toGraphEvent(store, record);
    },
    patch(user, eventId, changes) {
      const found = locate(user, eventId);
      if (found === undefined) return undefined;
      const { record, date } = found;
      if (date === null) {
        record.content = written(record.content, changes);
        // Another pattern makes the series anew.
        if (changes.recurrence !== undefined) record.exceptions.clear();
        store.changed(record, "updated");
      } else {
        const before = record.exceptions.get(date);
        const exception = { changes: written(before?.changes ?? {}, changes), version: record.version + 1 };
        record.exceptions.set(date, exception);
        store.changed(record, "updated", occurrenceId(record, date));
      }
      invites.distribute(record);
      return find(user, eventId);
    },
    remove(user, eventId) {
      const found = locate(user, eventId);
      if (found === undefined) return false;
      const { record, date } = found;
      if (date === null) {
        record.isDeleted = true;
        store.changed(record, "deleted");
      } else {
        record.cancelled.add(date);
        record.exceptions.delete(date);
        store.changed(record, "deleted", occurrenceId(record, date));
      }
      invites.distribute(record);
      return true;
    },
  };
}

/** Properties of add-ins are replaced by name, everything else as a whole; answers stay with those who gave them. */
function written(before: Event, { singleValueExtendedProperties: given, ...changes }: Event): Event {
  const kept = (before.singleValueExtendedProperties ?? []).filter(({ id }) => !given?.some((one) => one.id === id));
  const properties = [...kept, ...(given ?? [])];
  const answers = new Map(before.attendees?.map((one) => [one.emailAddress?.address?.toLowerCase(), one.status]));
  const attendees = changes.attendees?.map((one) => ({
    ...one,
    status: one.status ??
      answers.get(one.emailAddress?.address?.toLowerCase()) ?? {
        response: "none" as const,
        time: "0001-01-01T00:00:00Z",
      },
  }));
  return {
    ...before,
    ...changes,
    ...(attendees === undefined ? {} : { attendees }),
    ...(properties.length > 0 ? { singleValueExtendedProperties: properties } : {}),
  };
}
