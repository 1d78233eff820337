import { longestHoldMinutes } from "@magic-meetings/contract/rooms/room-booking-rules.ts";
import type { BrokenRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import { brokenRule, closedSite, weekOf } from "@magic-meetings/contract/rooms/room-rules.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { DateForRoom, RoomForSeries } from "./series-room-sql.ts";

const minute = 60_000;

export interface Judgement {
  tenantId: string;
  organizer: { id: string; groupIds: readonly string[] };
  headCount: number;
  now: Date;
}

type JudgedDate = Pick<DateForRoom, "meetingId" | "start" | "end" | "held">;

/**
 * Which of the dates a room's rules and its site's hours do not allow, and why. Where a rule limits how often a person
 * has the room in a week, the dates themselves count as well, in their order.
 */
export async function judgeDates(
  db: Queries,
  { room, terms }: Pick<RoomForSeries, "room" | "terms">,
  dates: readonly JudgedDate[],
  { tenantId, organizer, headCount, now }: Judgement,
): Promise<Map<string, BrokenRule>> {
  const isCounted = terms.rules.some((rule) => rule.terms.kind === "max_per_week");
  const weeks = isCounted
    ? weekCounter(
        await findHeldStarts(db, { tenantId, roomId: room.id, organizerId: organizer.id, now }),
        terms.timeZone,
      )
    : undefined;
  const refused = new Map<string, BrokenRule>();
  for (const date of dates) {
    if (date.held.some(({ roomId }) => roomId === room.id)) continue;
    const broken =
      closedSite(terms.calendar, date) ??
      brokenRule(terms.rules, {
        start: date.start,
        end: date.end,
        now,
        timeZone: terms.timeZone,
        headCount,
        groupIds: organizer.groupIds,
        heldThatWeek: weeks?.heldIn(date.start) ?? null,
      });
    if (broken === null) weeks?.add(date.start);
    else refused.set(date.meetingId, broken);
  }
  return refused;
}

/** Whether a room can be held that long, its buffers included. */
export function isTooLong({ terms }: Pick<RoomForSeries, "terms">, date: { start: Date; end: Date }): boolean {
  const minutes = (date.end.getTime() - date.start.getTime()) / minute;
  return minutes + terms.setupMinutes + terms.cleardownMinutes > longestHoldMinutes;
}

function weekCounter(starts: readonly Date[], timeZone: string) {
  const held = new Map<number, number>();
  const weekAt = (at: Date) => weekOf(at, timeZone).from.getTime();
  const add = (at: Date) => void held.set(weekAt(at), (held.get(weekAt(at)) ?? 0) + 1);
  starts.forEach(add);
  return { add, heldIn: (at: Date) => held.get(weekAt(at)) ?? 0 };
}

const heldStarts = sql(
  "room_held_starts",
  `select k.starts_at
     from room_booking k
     join meeting m on m.tenant_id = k.tenant_id and m.id = k.meeting_id
    where k.tenant_id = $1
      and k.room_id = $2
      and k.status in ('provisional', 'requested', 'confirmed')
      and k.starts_at > $4::timestamptz - interval '8 days'
      and m.organizer_id = $3`,
);

async function findHeldStarts(
  db: Queries,
  args: { tenantId: string; roomId: string; organizerId: string; now: Date },
): Promise<Date[]> {
  const values = [args.tenantId, args.roomId, args.organizerId, args.now];
  return (await db.query<{ starts_at: Date }>(heldStarts, values)).map((row) => row.starts_at);
}
