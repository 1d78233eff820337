import type { z } from "zod";
import type { offerReasonSchema } from "./room-booking.ts";

export type OfferReason = z.infer<typeof offerReasonSchema>;

/** A place to be near to: a floor, by its building and level. */
export interface NearPlace {
  floorId: string;
  siteId: string;
  building: string;
  level: number;
}

export interface RoomWish {
  capacity: number;
  features: readonly string[];
  layout?: string | undefined;
  near?: NearPlace | null;
}

/** A free room as it is judged. */
export interface RoomToJudge {
  /** In the wanted layout, else the room's capacity. */
  seats: number;
  features: readonly string[];
  siteId: string;
  building: string;
  level: number;
  approvalNeeded: boolean;
  /** Minutes between the wanted hold and the room's bookings around it; null where nothing is near. */
  gapBefore: number | null;
  gapAfter: number | null;
}

export interface RoomFit {
  score: number;
  reasons: OfferReason[];
}

/**
 * The score, 0 to 100. Seats that stay empty cost most, because a large room held by few is missing elsewhere; then the
 * way there; then features that nobody asked for, which are somebody else's need; then a short gap left beside another
 * booking, which nobody can use. A room that somebody has to approve comes after its equals.
 */
export const scoreWeights = { seats: 60, distance: 15, features: 15, gaps: 10, approval: -10 } as const;

/** A gap of less than this is no use to anybody. */
export const shortestUsefulGap = 30;
const spareSeatsThatFit = 2;

export function roomFit(room: RoomToJudge, wish: RoomWish): RoomFit {
  const unasked = room.features.filter((feature) => !wish.features.includes(feature)).length;
  const score =
    scoreWeights.seats * Math.min(1, wish.capacity / room.seats) +
    scoreWeights.distance * nearness(room, wish.near) +
    scoreWeights.features / (1 + unasked / 4) +
    scoreWeights.gaps * (shortGap(room) === null ? 1 : 0) +
    (room.approvalNeeded ? scoreWeights.approval : 0);
  return { score: Math.max(0, Math.round(score * 10) / 10), reasons: reasonsOf(room, wish) };
}

function reasonsOf(room: RoomToJudge, wish: RoomWish): OfferReason[] {
  const spare = room.seats - wish.capacity;
  const gap = shortGap(room);
  const touches = room.gapBefore === 0 || room.gapAfter === 0;
  return [
    spare <= spareSeatsThatFit
      ? { code: "capacity_fits", value: room.seats }
      : { code: "capacity_spare", value: spare },
    ...wish.features.map((feature): OfferReason => ({ code: "has_features", value: feature })),
    ...(wish.layout === undefined ? [] : [{ code: "has_layout" as const, value: wish.layout }]),
    ...(wish.near ? [distanceReason(room, wish.near)] : []),
    ...(gap === null ? [] : [{ code: "leaves_short_gap" as const, value: gap }]),
    ...(gap === null && touches ? [{ code: "leaves_no_gap" as const }] : []),
  ];
}

/** 1 on the same floor, less with each floor between, little in another building, nothing at another site. */
function nearness(room: RoomToJudge, near: NearPlace | null | undefined): number {
  if (!near) return 1;
  if (room.siteId !== near.siteId) return 0;
  if (room.building !== near.building) return 0.2;
  return 1 / (1 + Math.abs(room.level - near.level) / 2);
}

function distanceReason(room: RoomToJudge, near: NearPlace): OfferReason {
  if (room.siteId !== near.siteId || room.building !== near.building) return { code: "other_building" };
  const floors = Math.abs(room.level - near.level);
  if (floors === 0) return { code: "same_floor" };
  return floors === 1 ? { code: "near_floor", value: floors } : { code: "same_building", value: floors };
}

function shortGap({ gapBefore, gapAfter }: RoomToJudge): number | null {
  const short = [gapBefore, gapAfter].filter(
    (gap): gap is number => gap !== null && gap > 0 && gap < shortestUsefulGap,
  );
  return short.length === 0 ? null : Math.min(...short);
}
