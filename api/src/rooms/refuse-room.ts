import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { longestHoldMinutes } from "@magic-meetings/contract/rooms/room-booking-rules.ts";
import type { BrokenRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import { brokenRule, closedSite, weekOf } from "@magic-meetings/contract/rooms/room-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { countHeldInWeek } from "./room-count-sql.ts";
import type { RoomTerms } from "./room-terms-sql.ts";

const minute = 60_000;

export interface RoomWanted {
  roomId: string;
  roomName: string;
  terms: RoomTerms;
  start: Date;
  end: Date;
  headCount: number;
  organizer: { id: string; groupIds: readonly string[] };
  /** A meeting whose bookings do not count for the week: the one that wants the room. */
  meetingId: string;
}

/** Refuses what the site's hours or a rule of the room does not allow, by the rule's name and with what would be allowed. */
export async function refuseByRules(context: CommandContext, wanted: RoomWanted): Promise<void> {
  const { terms, roomName } = wanted;
  refuseTooLong(wanted);
  const closed = closedSite(terms.calendar, wanted);
  if (closed !== null) throw new Refusal("site_closed", `The site of ${roomName} is closed then`, { rule: closed });
  const heldThatWeek = await heldInWeek(context, wanted);
  const broken = brokenRule(terms.rules, {
    start: wanted.start,
    end: wanted.end,
    now: context.now,
    timeZone: terms.timeZone,
    headCount: wanted.headCount,
    groupIds: wanted.organizer.groupIds,
    heldThatWeek,
  });
  if (broken !== null) throw ruleRefusal(roomName, broken);
}

function ruleRefusal(roomName: string, rule: BrokenRule): Refusal {
  return new Refusal("room_rule_broken", `${roomName} cannot be booked like that: ${rule.name}`, { rule });
}

function refuseTooLong({ terms, start, end }: RoomWanted): void {
  const held = (end.getTime() - start.getTime()) / minute + terms.setupMinutes + terms.cleardownMinutes;
  if (held > longestHoldMinutes) {
    throw new Refusal("room_not_bookable", "A room can be held for a day at most, set-up and clear-down included");
  }
}

/** Counted only where a rule asks for it. */
async function heldInWeek({ tx, tenantId }: CommandContext, wanted: RoomWanted): Promise<number | null> {
  const { terms, start, roomId, organizer, meetingId } = wanted;
  if (!terms.rules.some((rule) => rule.terms.kind === "max_per_week")) return null;
  const week = weekOf(start, terms.timeZone);
  return countHeldInWeek(tx, { tenantId, roomId, organizerId: organizer.id, exceptMeetingId: meetingId, ...week });
}
