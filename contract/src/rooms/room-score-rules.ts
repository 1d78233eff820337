import type { z } from "zod";
import type { offerReasonSchema } from "./room-booking.ts";

export type OfferReason = z.infer<typeof offerReasonSchema>;

export interface RoomWish {
  capacity: number;
  features: readonly string[];
}

export interface RoomFit {
  score: number;
  reasons: OfferReason[];
}

/** Seats that stay empty cost most: a large room held by few is missing elsewhere. */
const capacityWeight = 80;
const featureWeight = 20;

/**
 * How well a free room fits, 0 to 100: up to 80 points for the share of its seats that is used, up to 20 for having no
 * features that nobody asked for, because those are somebody else's need.
 */
export function roomFit(room: { capacity: number; features: readonly string[] }, wish: RoomWish): RoomFit {
  const used = Math.min(1, wish.capacity / room.capacity);
  const unasked = room.features.filter((feature) => !wish.features.includes(feature)).length;
  const score = capacityWeight * used + featureWeight / (1 + unasked / 4);
  const spare = room.capacity - wish.capacity;
  return {
    score: Math.round(score * 10) / 10,
    reasons: [
      spare <= 2 ? { code: "capacity_fits", value: room.capacity } : { code: "capacity_spare", value: spare },
      ...wish.features.map((feature): OfferReason => ({ code: "has_features", value: feature })),
    ],
  };
}
