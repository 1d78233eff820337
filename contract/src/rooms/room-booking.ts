import { z } from "zod";
import { allowanceSchema, idSchema, momentSchema } from "../words/words.ts";
import { roomSchema } from "../places/place.ts";

// room booking: one room held for one meeting, including its set-up and clear-down minutes.
// provisional: held while the invite is being written, expires by itself; confirmed when the invite is sent.

export const roomBookingStatuses = [
  "provisional",
  "requested",
  "confirmed",
  "declined",
  "released",
  "cancelled",
] as const;
export type RoomBookingStatus = (typeof roomBookingStatuses)[number];

export const roomBookingSchema = z.strictObject({
  id: idSchema,
  room: roomSchema,
  locationId: idSchema,
  /** The meeting's own time; the room is held for the buffers as well. */
  start: momentSchema,
  end: momentSchema,
  heldFrom: momentSchema,
  heldUntil: momentSchema,
  status: z.enum(roomBookingStatuses),
  /** When a provisional booking lapses unless the invite is sent. */
  expiresAt: momentSchema.nullable(),
  allowed: z.strictObject({ release: allowanceSchema }),
});
export type RoomBooking = z.infer<typeof roomBookingSchema>;

/** Why a room is offered, in the order of their weight in the score. */
export const offerReasonSchema = z.strictObject({
  code: z.enum(["capacity_fits", "capacity_spare", "has_features", "lacks_features", "same_building", "near_floor"]),
  value: z.union([z.number(), z.string()]).optional(),
});

export const roomOfferSchema = z.strictObject({
  room: roomSchema,
  start: momentSchema,
  end: momentSchema,
  /** 0 to 100, higher is better; the weights are in room-score-rules.ts. */
  score: z.number(),
  reasons: z.array(offerReasonSchema),
});
export type RoomOffer = z.infer<typeof roomOfferSchema>;

/** A near miss, when nothing fits: the same room at another time, or another site's or smaller room at this time. */
export const roomAlternativeSchema = z.strictObject({
  kind: z.enum(["other_time", "other_room", "smaller_room"]),
  room: roomSchema,
  start: momentSchema,
  end: momentSchema,
});
export type RoomAlternative = z.infer<typeof roomAlternativeSchema>;

export const availabilitySchema = z.strictObject({
  items: z.array(roomOfferSchema),
  /** Filled only when `items` is empty. */
  alternatives: z.array(roomAlternativeSchema),
});
export type Availability = z.infer<typeof availabilitySchema>;
