import type { CalendarPort, CalendarWindow, EventChange } from "../calendar/calendar-port.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { inTenant } from "../db/transaction.ts";
import { askToLook } from "./ask-to-look.ts";
import type { DeltaRecord } from "./delta-sql.ts";
import { findChangeKeys, listPresent } from "./graph-event-sql.ts";
import type { SyncDeps } from "./look-deps.ts";

const day = 86_400_000;
const daysBack = 1;
const daysAhead = 180;
/** A cursor is bound to its window, which grows old: then all of a new one is read. */
const longestWindow = 2 * day;

/** What a reading came to. */
export interface Swept {
  cursor: string;
  window: CalendarWindow;
  /** Events that were asked to be looked at. */
  asked: number;
}

interface Sweeping {
  deps: SyncDeps;
  calendar: CalendarPort;
  tenantId: string;
  delta: DeltaRecord;
}

/**
 * Reads what changed in a mailbox since last time and asks for a look at what is not as it was seen. A whole reading finds
 * what is gone as well. Nothing is written where nothing changed.
 */
export async function sweepMailbox(sweeping: Sweeping): Promise<Swept> {
  const { deps, calendar, delta } = sweeping;
  const now = deps.clock.now();
  const isOld = Math.abs(now.getTime() - delta.windowFrom.getTime() - daysBack * day) > longestWindow;
  const isWhole = delta.cursor === null || isOld;
  const window = isWhole ? windowAt(now) : { from: delta.windowFrom, to: delta.windowTo };
  let cursor = isWhole ? null : delta.cursor;
  let asked = 0;
  const met = new Set<string>();
  for (;;) {
    const page = await calendar.changes(delta.mailbox, window, cursor);
    asked += await askForChanged(sweeping, page.changes);
    for (const { eventId } of page.changes) met.add(eventId);
    cursor = page.cursor;
    if (page.isLast) break;
  }
  if (isWhole) asked += await askForMissing(sweeping, window, met);
  return { cursor, window, asked };
}

function windowAt(now: Date): CalendarWindow {
  const today = Math.floor(now.getTime() / day) * day;
  return { from: new Date(today - daysBack * day), to: new Date(today + daysAhead * day) };
}

async function askForChanged(sweeping: Sweeping, changes: readonly EventChange[]): Promise<number> {
  if (changes.length === 0) return 0;
  const { deps, tenantId, delta } = sweeping;
  const { mailbox } = delta;
  const db = tenantReader(deps.commands.pool, tenantId);
  const last = new Map(changes.map((change) => [change.eventId, change]));
  const known = await findChangeKeys(db, { tenantId, mailbox, eventIds: [...last.keys()] });
  const different = [...last.values()].filter(({ eventId, changeKey, kind }) => {
    if (kind === "removed") return known.has(eventId);
    return changeKey === null || known.get(eventId) !== changeKey;
  });
  return ask(
    sweeping,
    different.map(({ eventId }) => eventId),
  );
}

/** What was there and is not told of any more is gone, or has left the window. */
async function askForMissing(sweeping: Sweeping, window: CalendarWindow, met: ReadonlySet<string>): Promise<number> {
  const { deps, tenantId, delta } = sweeping;
  const db = tenantReader(deps.commands.pool, tenantId);
  const present = await listPresent(db, { tenantId, mailbox: delta.mailbox, ...window });
  return ask(
    sweeping,
    present.filter((eventId) => !met.has(eventId)),
  );
}

async function ask({ deps, tenantId, delta }: Sweeping, eventIds: readonly string[]): Promise<number> {
  if (eventIds.length === 0) return 0;
  const places = eventIds.map((eventId) => ({ mailbox: delta.mailbox, eventId }));
  const now = deps.systemClock.now();
  await inTenant(deps.commands.pool, tenantId, (tx) => askToLook(tx, { tenantId, places, because: "sweep", now }));
  deps.workWaiting(tenantId);
  return eventIds.length;
}
