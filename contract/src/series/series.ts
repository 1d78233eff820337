import { z } from "zod";
import { allowanceSchema, idSchema, momentSchema, referenceSchema, timeZoneSchema } from "../words/words.ts";
import { roomSchema } from "../places/place.ts";
import { brokenRuleSchema } from "../rooms/room-rule.ts";
import { offerReasonSchema, roomBookingStatuses, roomOfferSchema } from "../rooms/room-booking.ts";
import { recurrenceSchema } from "./recurrence.ts";

// series: the recurring pattern behind several meetings. Each occurrence is a meeting of its own, known by the moment
// that the pattern gave it (`originalStart`), wherever it was moved to. An exception was moved or skipped by hand.

/** The most occurrences that a series can have ahead of it. */
export const mostOccurrences = 730;

export const seriesStatuses = ["draft", "scheduled", "cancelled"] as const;
export type SeriesStatus = (typeof seriesStatuses)[number];

/** What an occurrence says of its series. */
export const seriesOfMeetingSchema = z.strictObject({
  id: idSchema,
  recurrence: recurrenceSchema,
  /** What the pattern gives in all; null where it has no end. */
  occurrences: z.int().nullable(),
  originalStart: momentSchema,
  /** Moved or skipped by hand: a change of the pattern's time does not move it. */
  isException: z.boolean(),
});

/** A room that the series keeps: every later date is given it as well. */
export const seriesRoomSchema = z.strictObject({
  room: roomSchema,
  /** On how many of the coming dates it is held. */
  heldOn: z.int(),
});

export const seriesExceptionSchema = z.strictObject({
  meetingId: idSchema,
  kind: z.enum(["moved", "skipped"]),
  originalStart: momentSchema,
  start: momentSchema,
  end: momentSchema,
});

export const seriesSchema = z.strictObject({
  id: idSchema,
  subject: z.string(),
  status: z.enum(seriesStatuses),
  recurrence: recurrenceSchema,
  timeZone: timeZoneSchema,
  /** Wall-clock time in `timeZone`, `HH:mm`. */
  startsAt: z.string(),
  durationMinutes: z.int(),
  organizer: z.strictObject({ id: idSchema, name: z.string(), email: z.string() }),
  /** What the pattern gives in all; null where it has no end. */
  occurrences: z.int().nullable(),
  /** The dates that are still to come, those that were skipped not counted. */
  coming: z.int(),
  /** The last day an occurrence may start on; null where the series has no end. */
  endsOn: z.iso.date().nullable(),
  /** Up to and with this day the occurrences are meetings of their own; later ones follow as time goes on. */
  materialisedUntil: z.iso.date(),
  next: z.strictObject({ meetingId: idSchema, start: momentSchema, end: momentSchema }).nullable(),
  rooms: z.array(seriesRoomSchema),
  exceptions: z.array(seriesExceptionSchema),
  version: z.int(),
  allowed: z.strictObject({ bookRoom: allowanceSchema, cancel: allowanceSchema }),
});
export type Series = z.infer<typeof seriesSchema>;

export const occurrenceSchema = z.strictObject({
  meetingId: idSchema,
  originalStart: momentSchema,
  start: momentSchema,
  end: momentSchema,
  status: z.enum(["draft", "scheduled", "started", "ended", "cancelled", "archived"]),
  isException: z.boolean(),
  rooms: z.array(z.strictObject({ bookingId: idSchema, room: referenceSchema, status: z.enum(roomBookingStatuses) })),
});
export type Occurrence = z.infer<typeof occurrenceSchema>;

/** A room with the number of coming dates on which it can be had. */
export const seriesRoomOfferSchema = z.strictObject({
  room: roomSchema,
  freeOn: z.int(),
  score: z.number(),
  reasons: z.array(offerReasonSchema),
});
export const seriesRoomOffersSchema = z.strictObject({
  /** The number of coming dates. */
  dates: z.int(),
  items: z.array(seriesRoomOfferSchema),
});
export type SeriesRoomOffers = z.infer<typeof seriesRoomOffersSchema>;

const dateOfSeries = { meetingId: idSchema, start: momentSchema, end: momentSchema };
const instead = {
  /** With `not_allowed`: the rule. */
  because: brokenRuleSchema.optional(),
  /** The best replacement where the room cannot be had: in the same building first. */
  alternative: roomOfferSchema.nullable(),
};

/** One coming date and the wanted room. `held`: the date has the room already. */
export const seriesRoomDateSchema = z.strictObject({
  ...dateOfSeries,
  status: z.enum(["free", "held", "conflict", "not_allowed"]),
  ...instead,
});
export type SeriesRoomDate = z.infer<typeof seriesRoomDateSchema>;

export const seriesRoomPreviewSchema = z.strictObject({ room: roomSchema, dates: z.array(seriesRoomDateSchema) });
export type SeriesRoomPreview = z.infer<typeof seriesRoomPreviewSchema>;

/** What became of one coming date. `not_asked`: the organizer did not accept a room for it. */
export const seriesBookingDateSchema = z.strictObject({
  ...dateOfSeries,
  status: z.enum(["booked", "held", "conflict", "not_allowed", "not_asked"]),
  /** The room that was asked for on this date. */
  roomId: idSchema,
  bookingId: idSchema.nullable(),
  ...instead,
});
export type SeriesBookingDate = z.infer<typeof seriesBookingDateSchema>;

export const seriesRoomBookingsSchema = z.strictObject({
  room: roomSchema,
  dates: z.array(seriesBookingDateSchema),
  /** The number of dates whose replaced room was let go of. */
  released: z.int(),
});
export type SeriesRoomBookings = z.infer<typeof seriesRoomBookingsSchema>;

export const bookSeriesRoomSchema = z.strictObject({
  /** The room that the series keeps: later dates are given it as well. */
  roomId: idSchema,
  /** `free`: this room on every coming date on which it can be had; else these rooms on these dates and no others. */
  accept: z.union([
    z.literal("free"),
    z
      .array(z.strictObject({ meetingId: idSchema, roomId: idSchema }))
      .min(1)
      .max(mostOccurrences),
  ]),
  /** A room that the series has: let go of on every date that gets its new room. */
  replaces: idSchema.optional(),
  /** The client puts the room on the open invite of the series itself; absent: the calendar is told. */
  onInvite: z.boolean().optional(),
});
