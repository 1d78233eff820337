import { z } from "zod";
import { allowanceSchema, idSchema, momentSchema, referenceSchema, timeZoneSchema } from "../words/words.ts";
import { roomSchema } from "../places/place.ts";

// room booking: one room held for one meeting, including its set-up and clear-down minutes.
// provisional: held while the invite is being written or while it is offered, expires by itself.
// requested: waits for an approval and holds nothing yet; confirmed: held for good.

export const roomBookingStatuses = [
  "provisional",
  "requested",
  "confirmed",
  "declined",
  "released",
  "cancelled",
] as const;
export type RoomBookingStatus = (typeof roomBookingStatuses)[number];

/** The statuses that keep everybody else out of the room. */
export const holdingStatuses = ["provisional", "confirmed"] as const satisfies readonly RoomBookingStatus[];

export const releaseReasons = [
  "organizer",
  "replaced",
  "expired",
  "no_show",
  "rejected",
  "meeting_cancelled",
  "moved",
  "room_closed",
] as const;
export type ReleaseReason = (typeof releaseReasons)[number];

export const roomBookingSchema = z.strictObject({
  id: idSchema,
  room: roomSchema,
  locationId: idSchema,
  /** The meeting's own time, or the longer one after an extension; the room is held for the buffers as well. */
  start: momentSchema,
  end: momentSchema,
  heldFrom: momentSchema,
  heldUntil: momentSchema,
  status: z.enum(roomBookingStatuses),
  /** When a provisional booking lapses. */
  expiresAt: momentSchema.nullable(),
  checkedInAt: momentSchema.nullable(),
  /** When the room is let go of unless somebody checks in; null where it never is, or where somebody did. */
  noShowAt: momentSchema.nullable(),
  releaseReason: z.enum(releaseReasons).nullable(),
  allowed: z.strictObject({
    release: allowanceSchema,
    checkIn: allowanceSchema,
    extend: allowanceSchema,
    end: allowanceSchema,
  }),
});
export type RoomBooking = z.infer<typeof roomBookingSchema>;

/** Why a room is offered, in the order of their weight in the score. */
export const offerReasonSchema = z.strictObject({
  code: z.enum([
    "capacity_fits",
    "capacity_spare",
    "has_features",
    "lacks_features",
    "has_layout",
    "same_floor",
    "near_floor",
    "same_building",
    "other_building",
    "leaves_no_gap",
    "leaves_short_gap",
  ]),
  value: z.union([z.number(), z.string()]).optional(),
});

export const roomOfferSchema = z.strictObject({
  room: roomSchema,
  start: momentSchema,
  end: momentSchema,
  /** 0 to 100, higher is better; the weights are in room-score-rules.ts. */
  score: z.number(),
  reasons: z.array(offerReasonSchema),
  /** Seats in the wanted layout, else the room's capacity. */
  seats: z.int(),
  approvalNeeded: z.boolean(),
});
export type RoomOffer = z.infer<typeof roomOfferSchema>;

/** A near miss, when nothing fits: another room or time, a smaller room, another site, or two rooms on one floor. */
export const roomAlternativeSchema = z.strictObject({
  kind: z.enum(["other_time", "other_room", "two_rooms", "smaller_room", "other_site"]),
  room: roomSchema,
  /** The second room of `two_rooms`. */
  with: roomSchema.optional(),
  start: momentSchema,
  end: momentSchema,
});
export type RoomAlternative = z.infer<typeof roomAlternativeSchema>;

/** When a site is closed at the wanted time: on which holiday, and when it opens next. */
export const siteClosedSchema = z.strictObject({
  site: referenceSchema,
  holiday: z.string().nullable(),
  opensAt: momentSchema.nullable(),
});
export type SiteClosed = z.infer<typeof siteClosedSchema>;

export const availabilitySchema = z.strictObject({
  items: z.array(roomOfferSchema),
  /** Filled only when `items` is empty. */
  alternatives: z.array(roomAlternativeSchema),
  /** Those of the asked sites that are closed then. */
  closed: z.array(siteClosedSchema),
});
export type Availability = z.infer<typeof availabilitySchema>;

/** One stretch of a room's day that is taken. Who holds it is shown as calendars do; the subject only to its own people. */
export const busyPeriodSchema = z.strictObject({
  bookingId: idSchema,
  start: momentSchema,
  end: momentSchema,
  heldFrom: momentSchema,
  heldUntil: momentSchema,
  status: z.enum(holdingStatuses),
  organizer: z.string(),
  subject: z.string().nullable(),
  meetingId: idSchema.nullable(),
  /** True where the room is taken because another room of the same space is. */
  byNeighbour: z.boolean(),
});
export type BusyPeriod = z.infer<typeof busyPeriodSchema>;

export const roomScheduleRowSchema = z.strictObject({
  room: roomSchema,
  floorId: idSchema,
  planShape: z.string().nullable(),
  layouts: z.record(z.string(), z.int()),
  setupMinutes: z.int(),
  cleardownMinutes: z.int(),
  approvalNeeded: z.boolean(),
  busy: z.array(busyPeriodSchema),
});
export type RoomScheduleRow = z.infer<typeof roomScheduleRowSchema>;

export const roomScheduleSchema = z.strictObject({
  timeZone: timeZoneSchema,
  /** When the site is open between `from` and `to`. */
  open: z.array(z.strictObject({ start: momentSchema, end: momentSchema })),
  items: z.array(roomScheduleRowSchema),
  next: z.string().nullable(),
});
export type RoomSchedule = z.infer<typeof roomScheduleSchema>;

/** What the screen at a room's door shows, to a person who is signed in. */
export const roomDoorSchema = z.strictObject({
  /** When this was so, by the service's clock. */
  at: momentSchema,
  room: roomSchema,
  timeZone: timeZoneSchema,
  now: z.strictObject({ organizer: z.string(), subject: z.string().nullable(), booking: roomBookingSchema }).nullable(),
  next: z.strictObject({ organizer: z.string(), start: momentSchema, end: momentSchema }).nullable(),
  /** Null where nothing follows for a day. */
  freeUntil: momentSchema.nullable(),
});
export type RoomDoor = z.infer<typeof roomDoorSchema>;

export const roomWaitStatuses = ["waiting", "offered", "taken", "lapsed", "withdrawn"] as const;
export type RoomWaitStatus = (typeof roomWaitStatuses)[number];

/** room wait: a meeting's place in the line for a room that is taken. The first in line is offered it for 15 minutes. */
export const roomWaitSchema = z.strictObject({
  id: idSchema,
  meetingId: idSchema,
  room: roomSchema,
  status: z.enum(roomWaitStatuses),
  /** 1 is first in line; null once it is offered. */
  position: z.int().nullable(),
  offerExpiresAt: momentSchema.nullable(),
});
export type RoomWait = z.infer<typeof roomWaitSchema>;
