import { CalendarProblem, type CalendarWindow, type ChangesPage, type EventChange } from "../calendar/calendar-port.ts";
import type { BuiltIn } from "./built-in-calendar.ts";
import { listChangedEvents, listEvents, type KeptEvent } from "./calendar-event-sql.ts";

const pageSize = 100;
/** A transaction may commit a change some time after the moment that the change bears: so far back is asked again. */
const lookBackMilliseconds = 60_000;
const longestSilence = 30 * 86_400_000;

/** Where a reading stands: everything until `since` is known; `after` and `begun` in the middle of one. */
interface Cursor {
  whole: boolean;
  since: string;
  after: string;
  begun: string;
}

interface Asked {
  mailbox: string;
  window: CalendarWindow;
  cursor: string | null;
}

/** What changed in a mailbox: all of a window at first, then what changed since. The same change may come again. */
export async function readChanges({ db, tenantId, systemClock }: BuiltIn, asked: Asked): Promise<ChangesPage> {
  const { mailbox, window } = asked;
  const now = systemClock.now();
  const begun = now.toISOString();
  const at = asked.cursor === null ? { whole: true, since: begun, after: "", begun } : read(asked.cursor, now);
  const page = { tenantId, mailbox, after: at.after, limit: pageSize };
  const since = new Date(Date.parse(at.since) - lookBackMilliseconds);
  const events = at.whole
    ? await listEvents(db, { ...page, ...window })
    : await listChangedEvents(db, { ...page, since });
  const isLast = events.length < pageSize;
  const next: Cursor = isLast
    ? { whole: false, since: at.begun === "" ? begun : at.begun, after: "", begun: "" }
    : { ...at, after: events.at(-1)?.eventId ?? "", begun: at.begun === "" ? begun : at.begun };
  return { changes: events.map(toChange), cursor: write(next), isLast };
}

function toChange({ eventId, iCalUid, changeKey, isDeleted }: KeptEvent): EventChange {
  return { eventId, iCalUid, changeKey, kind: isDeleted ? "removed" : "changed" };
}

function write(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

function read(text: string, now: Date): Cursor {
  try {
    const { whole, since, after, begun } = JSON.parse(Buffer.from(text, "base64url").toString()) as Partial<Cursor>;
    const isRecent = now.getTime() - Date.parse(since ?? "") < longestSilence;
    if (isRecent && since !== undefined)
      return { whole: whole ?? false, since, after: after ?? "", begun: begun ?? "" };
  } catch {
    // Told below: whatever it is, it is none of ours.
  }
  throw new CalendarProblem("reset", "Nobody can go on from there: begin from the start");
}
