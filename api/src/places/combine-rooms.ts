import type { RoomCombination } from "@magic-meetings/contract/places/room-detail.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { isExclusionViolation } from "../db/constraint-errors.ts";
import { badReference, record, type FindThing } from "./keep-up.ts";
import { refuseUnlessKeptUp } from "./place-policy.ts";
import {
  findCombination,
  findSpaceConflicts,
  lockRoomsInSpace,
  placeRoomInSpace,
  type RoomInSpace,
} from "./room-combination-sql.ts";

export interface CombineRooms {
  wholeRoomId: string;
  partRoomIds: readonly string[];
}

const alone = { spaceOf: null, part: "[0,1)" };

/**
 * Lets a room be made of others with removable walls between them, in the order of the walls. Refused with
 * `room_has_bookings` where the whole and a part are both booked at one time from now on.
 */
export async function combineRooms(
  context: CommandContext,
  { wholeRoomId, partRoomIds }: CombineRooms,
): Promise<RoomCombination> {
  const { tx, tenantId, now } = context;
  const ids = [wholeRoomId, ...partRoomIds];
  const found = await lockRoomsInSpace(tx, { tenantId, ids });
  const whole = found.find(({ id }) => id === wholeRoomId);
  if (whole === undefined) throw badReference("/wholeRoomId", "room");
  const parts = partRoomIds.flatMap((id) => found.filter((room) => room.id === id));
  refuseUnlessKeptUp(context.principal, [...new Set(found.map(({ siteId }) => siteId))]);
  refuseUncombinable(whole, parts, ids);
  const conflicts = await findSpaceConflicts(tx, { tenantId, wholeId: whole.id, partIds: partRoomIds, now });
  if (conflicts.count > 0) throw bookedAcross(whole, conflicts);
  await place(context, whole, { spaceOf: null, part: `[0,${parts.length})` });
  for (const [index, part] of parts.entries()) {
    await place(context, part, { spaceOf: whole.id, part: `[${index},${index + 1})` });
  }
  return read(context, whole.id);
}

/** Lets each room be a space of its own again. */
export async function uncombineRooms(
  context: CommandContext,
  { id, expectedVersion }: FindThing,
): Promise<RoomCombination> {
  const { tx, tenantId, principal } = context;
  const known = await findCombination(tx, { tenantId, id });
  const partIds = known?.parts?.map((part) => part.id) ?? [];
  const found = await lockRoomsInSpace(tx, { tenantId, ids: [id, ...partIds] });
  const whole = found.find((room) => room.id === id);
  if (known === undefined || whole === undefined) throw new Refusal("not_found", "There is no such combination");
  refuseUnlessKeptUp(principal, [whole.siteId]);
  refuseStaleVersion(whole.version, expectedVersion);
  if (!whole.sharesSpace || whole.spaceOf !== null) {
    throw new Refusal("wrong_state", `${whole.name} is not made of other rooms`);
  }
  for (const part of found) if (part.id !== id) await place(context, part, alone);
  await place(context, whole, alone);
  return { ...known, version: whole.version + 1 };
}

function refuseUncombinable(whole: RoomInSpace, parts: readonly RoomInSpace[], ids: readonly string[]): void {
  if (parts.length < ids.length - 1) throw badReference("/partRoomIds", "room");
  if (new Set(ids).size < ids.length) throw invalid("A room can be in it only once");
  if (parts.some(({ floorId }) => floorId !== whole.floorId)) throw invalid("The rooms have to be on one floor");
  const taken = [whole, ...parts].find(({ sharesSpace }) => sharesSpace);
  if (taken !== undefined) {
    throw new Refusal("place_in_use", `${taken.name} shares a space already: separate it first`, {
      blockedBy: { count: 1, items: [{ type: "room", id: taken.id, name: taken.name }] },
    });
  }
}

function invalid(detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer: "/partRoomIds", code: "invalid", detail }] });
}

function bookedAcross(whole: RoomInSpace, blockedBy?: Awaited<ReturnType<typeof findSpaceConflicts>>): Refusal {
  const detail = `${whole.name} and its parts are booked at the same time`;
  return new Refusal("room_has_bookings", detail, blockedBy === undefined ? {} : { blockedBy });
}

async function place(
  context: CommandContext,
  room: RoomInSpace,
  to: { spaceOf: string | null; part: string },
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  try {
    await placeRoomInSpace(tx, { tenantId, id: room.id, ...to, now, userId: principal.userId });
  } catch (error) {
    // The search before finds them; the constraint is the proof.
    if (isExclusionViolation(error)) throw bookedAcross(room);
    throw error;
  }
  record(
    context,
    { sql: { type: "room" } },
    {
      id: room.id,
      action: "change",
      siteIds: [room.siteId],
      oldValues: { spaceOf: room.spaceOf, spacePart: room.spacePart },
      newValues: { spaceOf: to.spaceOf, spacePart: to.part },
    },
  );
}

async function read({ tx, tenantId }: CommandContext, id: string): Promise<RoomCombination> {
  const found = await findCombination(tx, { tenantId, id });
  if (found === undefined) throw new Error("The combination is not there although it was just made");
  return found;
}
