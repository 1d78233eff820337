import { instancesIn, toGraphEvent, type FakeEvent } from "./fake-event.ts";
import type { FakeStore, FakeUser } from "./fake-store.ts";

interface Window {
  from: Date;
  to: Date;
}

/** Where a reader is: what is still to be read, then what changed after a number. */
interface Position extends Window {
  userId: string;
  after: number;
  rest: unknown[] | null;
}

export interface FakeDelta {
  first(user: FakeUser, window: Window, pageSize: number): FakePage;
  /** Undefined: nobody knows the token (any more). */
  next(token: string, pageSize: number): FakePage | undefined;
  forget(): void;
}

export interface FakePage {
  value: unknown[];
  /** One of both. */
  skipToken: string | null;
  deltaToken: string | null;
}

/** A reader's way through a mailbox. */
export function createFakeDelta(store: FakeStore): FakeDelta {
  const positions = new Map<string, Position>();
  let given = 0;

  function keep(position: Position): string {
    given += 1;
    const token = `t${given}`;
    positions.set(token, position);
    return token;
  }

  function page(position: Position, entries: unknown[], pageSize: number): FakePage {
    const value = entries.slice(0, pageSize);
    const rest = entries.slice(pageSize);
    if (rest.length > 0) return { value, skipToken: keep({ ...position, rest }), deltaToken: null };
    return { value, skipToken: null, deltaToken: keep({ ...position, rest: null }) };
  }

  return {
    first(user, { from, to }, pageSize) {
      const entries = store.records(user.id).flatMap((record) => {
        const dates = instancesIn(store, record, from, to);
        if (dates.length === 0) return [];
        return record.content.recurrence ? [toGraphEvent(store, record), ...dates.map(trimmed)] : dates;
      });
      const position = { userId: user.id, from, to, after: store.lastChange(), rest: null };
      return page(position, entries.map(inDelta), pageSize);
    },
    next(token, pageSize) {
      const position = positions.get(token);
      if (position === undefined) return undefined;
      if (position.rest !== null) return page(position, position.rest, pageSize);
      const { userId, from, to, after } = position;
      const entries = store.everything(userId).flatMap((record) => {
        if (record.changedIn <= after) return [];
        const dates = record.isDeleted ? [] : instancesIn(store, record, from, to);
        if (dates.length === 0) return [{ id: record.id, "@removed": { reason: "deleted" } }];
        return (record.content.recurrence ? [toGraphEvent(store, record), ...dates.map(trimmed)] : dates).map(inDelta);
      });
      return page({ ...position, after: store.lastChange() }, entries, pageSize);
    },
    forget: () => positions.clear(),
  };
}

/** Of a date that is as its series says Graph tells little more than when it is. */
function trimmed(event: FakeEvent): FakeEvent {
  if (event.type !== "occurrence") return event;
  const { id, type, seriesMasterId, start, end, "@odata.etag": etag } = event;
  return { id, type, seriesMasterId, start, end, "@odata.etag": etag } as FakeEvent;
}

/** A delta knows no properties of add-ins. */
function inDelta(event: FakeEvent): FakeEvent {
  const { singleValueExtendedProperties: _, cancelledOccurrences: __, ...rest } = event;
  return rest;
}
