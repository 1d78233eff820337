import type { Event } from "@microsoft/microsoft-graph-types";
import type { Clock } from "../../clock/clock.ts";

// What the fake keeps: people and rooms, each with a mailbox, and the events in them as they were written.

export interface FakeUser {
  id: string;
  /** In lower case. */
  mail: string;
  userPrincipalName: string;
  displayName: string;
  accountEnabled: boolean;
  isLicensed: boolean;
  /** Exchange takes it away with a person's licence, not from several who share one. */
  hasMailbox: boolean;
  managerId: string | null;
  isRoom: boolean;
  /** Who is let into the calendar, and how far. */
  permissions: { address: string; name: string; role: string }[];
}

/** A date of a series that differs from it. */
interface FakeException {
  changes: Event;
  version: number;
}

export interface FakeRecord {
  id: string;
  userId: string;
  iCalUId: string;
  organizerId: string;
  content: Event;
  /** By their dates in the series' zone. */
  exceptions: Map<string, FakeException>;
  cancelled: Set<string>;
  version: number;
  /** The number of the change that it was last in. */
  changedIn: number;
  createdAt: Date;
  modifiedAt: Date;
  isDeleted: boolean;
}

/** Something happened to an event, or to a date of a series. */
export interface FakeChange {
  record: FakeRecord;
  eventId: string;
  changeType: "created" | "updated" | "deleted";
}

export interface FakeStore {
  users: FakeUser[];
  /** By object id or principal name, as Graph takes them in a path. */
  user(key: string): FakeUser | undefined;
  userByMail(mail: string): FakeUser | undefined;
  records(userId: string): FakeRecord[];
  /** Also those that were deleted. */
  everything(userId: string): FakeRecord[];
  record(userId: string, id: string): FakeRecord | undefined;
  insert(given: Pick<FakeRecord, "userId" | "iCalUId" | "organizerId" | "content">): FakeRecord;
  /** Counts the change and tells whoever listens. */
  changed(record: FakeRecord, changeType: FakeChange["changeType"], eventId?: string): void;
  /** The number of the last change. */
  lastChange(): number;
  onChange(listener: (change: FakeChange) => void): void;
}

export function createFakeStore(clock: Clock): FakeStore {
  const users: FakeUser[] = [];
  const byUser = new Map<string, Map<string, FakeRecord>>();
  const listeners: ((change: FakeChange) => void)[] = [];
  let changes = 0;
  let made = 0;
  const ofUser = (userId: string) => {
    const known = byUser.get(userId) ?? new Map<string, FakeRecord>();
    byUser.set(userId, known);
    return known;
  };
  return {
    users,
    user: (key) =>
      users.find(({ id, userPrincipalName }) => [id, userPrincipalName.toLowerCase()].includes(key.toLowerCase())),
    userByMail: (mail) => users.find((one) => one.mail === mail.toLowerCase()),
    records: (userId) => [...ofUser(userId).values()].filter(({ isDeleted }) => !isDeleted),
    everything: (userId) => [...ofUser(userId).values()],
    record: (userId, id) => ofUser(userId).get(id),
    insert(given) {
      made += 1;
      const now = clock.now();
      const record: FakeRecord = {
        ...given,
        // Ids of Exchange have letters in them that mean something in an address.
        id: `AAkALgAA/${given.userId.slice(0, 8)}+${String(made).padStart(6, "0")}=`,
        exceptions: new Map(),
        cancelled: new Set(),
        version: 0,
        changedIn: 0,
        createdAt: now,
        modifiedAt: now,
        isDeleted: false,
      };
      ofUser(given.userId).set(record.id, record);
      return record;
    },
    changed(record, changeType, eventId = record.id) {
      changes += 1;
      record.version += 1;
      record.changedIn = changes;
      record.modifiedAt = clock.now();
      for (const listener of listeners) listener({ record, eventId, changeType });
    },
    lastChange: () => changes,
    onChange: (listener) => void listeners.push(listener),
  };
}
