import { z } from "zod";
import { CalendarProblem, type EventMove, type EventTime, type SeenEvent } from "../calendar/calendar-port.ts";
import { beforeMove, writtenTime } from "../calendar/event-move.ts";
import { readAnswer } from "./graph-answer.ts";
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

/**
 * Gives an event another time where it stands as expected. The write bears the mark of what was read, so that it is
 * refused where somebody else was faster; then it is looked at anew.
 */
export async function moveOnGraph(moving: Moving, mailbox: string, eventId: string, move: Move): Promise<EventMove> {
  for (let round = 1; ; round += 1) {
    // The mark first: a change between the two readings makes it too old, never too new.
    const etag = await readEtag(moving, mailbox, eventId);
    const seen = await readIt(moving, mailbox, eventId);
    const found = beforeMove(seen.event, move);
    if (found !== "to_move") return { outcome: found, seen };
    try {
      await write(moving, { mailbox, eventId, etag, body: { ...writtenTime(seen.event, move.to), ...asHours(seen) } });
      return { outcome: "moved", seen: await readIt(moving, mailbox, eventId) };
    } catch (error) {
      if (!(error instanceof GraphProblem && error.status === 412)) throw error;
      if (round === mostRounds) throw new CalendarProblem("busy", "The event is being changed all the time");
    }
  }
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
