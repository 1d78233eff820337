import { z } from "zod";
import { CalendarProblem, type EventTime, type EventWrite, type SeenEvent } from "../calendar/calendar-port.ts";
import { beforeMove, beforeRename, writtenTime, type BeforeWrite } from "../calendar/event-move.ts";
import { readAnswer } from "./graph-answer.ts";
import { endedRecurrence } from "../calendar/ended-recurrence.ts";
import type { GraphClient } from "./graph-client.ts";
import { preferences } from "./graph-events.ts";
import type { GraphMailboxes } from "./graph-mailboxes.ts";
import { GraphProblem, saysNoEvent } from "./graph-problem.ts";

interface Moving {
  client: GraphClient;
  mailboxes: GraphMailboxes;
  readEvent(mailbox: string, eventId: string): Promise<SeenEvent | undefined>;
}

interface Move {
  to: EventTime;
  expected: readonly EventTime[];
}

const etagSchema = z.looseObject({ "@odata.etag": z.string().nullish() });
const mostRounds = 4;

/** What is to be written into an event as it was read, and whether it may be. */
interface Writing {
  before(event: SeenEvent["event"]): BeforeWrite;
  body(seen: SeenEvent): object;
}

/** Gives an event another time where it stands as expected. */
export function moveOnGraph(moving: Moving, mailbox: string, eventId: string, move: Move): Promise<EventWrite> {
  return writeOnGraph(moving, mailbox, eventId, {
    before: (event) => beforeMove(event, move),
    body: (seen) => ({ ...writtenTime(seen.event, move.to), ...asHours(seen) }),
  });
}

/** Gives an event another subject where it is called as expected. */
export function renameOnGraph(
  moving: Moving,
  mailbox: string,
  eventId: string,
  name: { to: string; expected: readonly string[] },
): Promise<EventWrite> {
  return writeOnGraph(moving, mailbox, eventId, {
    before: (event) => beforeRename(event, name),
    body: () => ({ subject: name.to }),
  });
}

/** Deletes an event or a date, which tells whoever is invited; a series that has begun gets an end. */
export async function cancelOnGraph(moving: Moving, mailbox: string, eventId: string, now: Date): Promise<void> {
  const seen = await moving.readEvent(mailbox, eventId);
  if (seen === undefined) return;
  const left = endedRecurrence(seen.event, now);
  if (left === null) return remove(moving, mailbox, eventId);
  await writeOnGraph(moving, mailbox, eventId, {
    before: (event) => (endedRecurrence(event, now) === event.input.recurrence ? "as_wanted" : "to_write"),
    body: ({ event }) => ({ recurrence: endedRecurrence(event, now) ?? left }),
  });
}

/**
 * Writes into an event as it is now. The write bears the mark of what was read, so that it is refused where somebody
 * else was faster; then it is looked at anew.
 */
async function writeOnGraph(moving: Moving, mailbox: string, eventId: string, writing: Writing): Promise<EventWrite> {
  for (let round = 1; ; round += 1) {
    // The mark first: a change between the two readings makes it too old, never too new.
    const etag = await readEtag(moving, mailbox, eventId);
    const seen = await readIt(moving, mailbox, eventId);
    const found = writing.before(seen.event);
    if (found !== "to_write") return { outcome: found, seen };
    try {
      await write(moving, { mailbox, eventId, etag, body: writing.body(seen) });
      return { outcome: "written", seen: await readIt(moving, mailbox, eventId) };
    } catch (error) {
      if (!(error instanceof GraphProblem && error.status === 412)) throw error;
      if (round === mostRounds) throw new CalendarProblem("busy", "The event is being changed all the time");
    }
  }
}

async function remove({ client, mailboxes }: Moving, mailbox: string, eventId: string): Promise<void> {
  await mailboxes.use(mailbox, async (user) => {
    const path = `/users/${user}/events/${encodeURIComponent(eventId)}`;
    try {
      await client.ask({ method: "DELETE", path, mailbox, headers: { prefer: preferences } });
    } catch (error) {
      if (!saysNoEvent(error)) throw error;
    }
  });
}

/** An event of whole days takes no hours. */
function asHours({ event: { isAllDay } }: SeenEvent): { isAllDay?: false } {
  return isAllDay ? { isAllDay: false } : {};
}

async function readEtag({ client, mailboxes }: Moving, mailbox: string, eventId: string): Promise<string | null> {
  return mailboxes.use(mailbox, async (user) => {
    const path = `/users/${user}/events/${encodeURIComponent(eventId)}?$select=id`;
    const answer = await orGone(client.ask({ method: "GET", path, mailbox, headers: { prefer: preferences } }));
    return readAnswer(etagSchema, answer, "event")["@odata.etag"] ?? null;
  });
}

async function readIt({ readEvent }: Moving, mailbox: string, eventId: string): Promise<SeenEvent> {
  const seen = await readEvent(mailbox, eventId);
  if (seen === undefined) throw new CalendarProblem("gone", "There is no such event");
  return seen;
}

async function write(
  { client, mailboxes }: Moving,
  { mailbox, eventId, etag, body }: { mailbox: string; eventId: string; etag: string | null; body: unknown },
): Promise<void> {
  await mailboxes.use(mailbox, async (user) => {
    const path = `/users/${user}/events/${encodeURIComponent(eventId)}`;
    const headers = { prefer: preferences, ...(etag === null ? {} : { "if-match": etag }) };
    await orGone(client.ask({ method: "PATCH", path, mailbox, headers, body }));
  });
}

/** An id of no form says as much as one that nobody knows. */
async function orGone(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (saysNoEvent(error)) throw new CalendarProblem("gone", "There is no such event");
    throw error;
  }
}
