import { beforeMove, writtenTime } from "../calendar/event-move.ts";
import { CalendarProblem, type EventMove, type EventTime } from "../calendar/calendar-port.ts";
import { newId } from "../db/new-id.ts";
import { inTenant, type Tx } from "../db/transaction.ts";
import type { Event } from "../graph/graph-event.ts";
import { readGraphEvent } from "../graph/graph-event.ts";
import type { BuiltIn } from "./built-in.ts";
import type { EventPlace } from "./event-place.ts";
import { toSeen } from "./keep-event.ts";
import { changeEvent, openEvent, type Hand } from "./open-event.ts";

interface Move {
  to: EventTime;
  expected: readonly EventTime[];
}

/** Gives an event another time where it stands as expected; whoever changes it at the same time waits. */
export async function moveOnCalendar(about: BuiltIn, place: EventPlace, move: Move): Promise<EventMove> {
  const { pool, tenantId, systemClock, told } = about;
  const now = systemClock.now();
  const hand = { tenantId, place, now, newId: () => newId(now) };
  const done = await inTenant(pool, tenantId, (tx) => moveIt(tx, hand, move));
  if (done.outcome === "moved") told(tenantId, [place]);
  return done;
}

async function moveIt(tx: Tx, hand: Hand, move: Move): Promise<EventMove> {
  const { tenantId, place } = hand;
  const found = beforeMove(readGraphEvent((await opened(tx, tenantId, place)).content), move);
  if (found === "to_move") await changeEvent(tx, hand, (content) => at(content, move.to));
  const seen = await toSeen(tx, tenantId, await opened(tx, tenantId, place));
  return { outcome: found === "to_move" ? "moved" : found, seen };
}

async function opened(tx: Tx, tenantId: string, place: EventPlace) {
  const open = await openEvent(tx, tenantId, place);
  if (open === undefined || open.isDeleted) throw new CalendarProblem("gone", "There is no such event");
  return open;
}

function at(content: Event, to: EventTime): Event {
  const event = readGraphEvent(content);
  return {
    ...content,
    ...writtenTime(event, to),
    originalStartTimeZone: event.input.timeZone,
    originalEndTimeZone: event.input.timeZone,
    isAllDay: false,
  };
}
