import { longestHoldMinutes } from "@magic-meetings/contract/rooms/room-booking-rules.ts";
import type { BrokenRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import { brokenRule, closedSite, weekOf } from "@magic-meetings/contract/rooms/room-rules.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { RoomTerms } from "../rooms/room-terms-sql.ts";
import type { DateForRoom, RoomForSeries } from "./series-room-sql.ts";

const minute = 60_000;

/** Who wants the rooms, and for how many. */
export interface Judgement {
  organizer: { id: string; groupIds: readonly string[] };
  headCount: number;
  now: Date;
}

type JudgedRoom = { room: { id: string }; terms: Pick<RoomTerms, "calendar" | "rules" | "timeZone"> };
type JudgedDate = Pick<DateForRoom, "meetingId" | "start" | "end" | "held">;

/**
 * Which of the dates a room's rules and its site's hours do not allow, and why. Where a rule limits how often a person
 * has the room in a week, what she has counts, and the dates themselves in their order.
 */
export async function judgeDates(
  db: Queries,
  room: JudgedRoom,
  dates: readonly JudgedDate[],
  judgement: Judgement & { tenantId: string },
): Promise<Map<string, BrokenRule>> {
  const { tenantId, organizer, now } = judgement;
  const isCounted = room.terms.rules.some((rule) => rule.terms.kind === "max_per_week");
  const held = isCounted
    ? await findHeldStarts(db, { tenantId, roomId: room.room.id, organizerId: organizer.id, now })
    : [];
  return judge(room, dates, { ...judgement, heldStarts: held });
}

/** The same, pure, for what she has of the room already. */
export function judge(
  { room, terms }: JudgedRoom,
  dates: readonly JudgedDate[],
  { organizer, headCount, now, heldStarts }: Judgement & { heldStarts: readonly Date[] },
): Map<string, BrokenRule> {
  const { calendar, rules, timeZone } = terms;
  const isCounted = rules.some((rule) => rule.terms.kind === "max_per_week");
  const weeks = isCounted ? weekCounter(heldStarts, timeZone) : undefined;
  const refused = new Map<string, BrokenRule>();
  for (const date of dates) {
    if (date.held.some(({ roomId }) => roomId === room.id)) continue;
    const { start, end } = date;
    const { groupIds } = organizer;
    const heldThatWeek = weeks?.heldIn(start) ?? null;
    const ask = { start, end, now, timeZone, headCount, groupIds, heldThatWeek };
    const broken = closedSite(calendar, date) ?? brokenRule(rules, ask);
    if (broken === null) weeks?.add(start);
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
