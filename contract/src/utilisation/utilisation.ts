import { z } from "zod";
import { referenceSchema } from "../words/words.ts";

// utilisation: how much of the time and the seats that rooms offer is taken, and what becomes of it.
//
// open: the site's business hours without its holidays, by its own clock; once for every room.
// booked: a room was kept for a meeting, from its start to its end or until the room was let go of. Set-up and
//   clear-down do not count, nor what was never held for good: holds of an invite that was never sent, a room that
//   another one replaced, requests that were declined.
// used: booked, and somebody checked in.
// unclaimed: booked, nobody checked in, and the room is never let go of by itself, or its time has not come.
// no-show: let go of because nobody checked in; its booked time is what the room stood empty until then.
// released: let go of before the start; it never was booked time.
// given back: time that became free again after the start, ended early or let go of.
// seats used: the head count of the meeting at the site, at most the room's seats; of every booking but no-shows.

export const utilisationGroupings = ["site", "floor", "room", "weekday", "hour"] as const;
export type UtilisationGrouping = (typeof utilisationGroupings)[number];

const minutes = z.number();
const count = z.int();

/** Minutes add up over rooms; a booking counts where it starts, its minutes where they lie. */
export const utilisationFiguresSchema = z.strictObject({
  openMinutes: minutes,
  bookedMinutes: minutes,
  /** The part of the booked minutes that lies within the opening hours. */
  bookedOpenMinutes: minutes,
  usedMinutes: minutes,
  noShowMinutes: minutes,
  /** What released bookings would have taken. */
  releasedMinutes: minutes,
  givenBackMinutes: minutes,
  /** Booked ones: used, unclaimed and no-shows. */
  bookings: count,
  usedBookings: count,
  noShows: count,
  released: count,
  seatsUsed: count,
  /** The seats of the rooms, once for every booking that `seatsUsed` counts. */
  seats: count,
});
export type UtilisationFigures = z.infer<typeof utilisationFiguresSchema>;

export const utilisationRowSchema = utilisationFiguresSchema.extend({
  /** The site, floor or room; null in rows by time. */
  place: referenceSchema.nullable(),
  /** What the place is part of, the nearest first: floor, building, site. */
  partOf: z.array(z.string()),
  rooms: count,
  /** As ISO 8601 counts them: 1 is Monday. Null in rows by place. */
  weekday: z.int().min(1).max(7).nullable(),
  /** The hour of the local day that it starts with, 0 to 23; null in rows by place and by weekday. */
  hour: z.int().min(0).max(23).nullable(),
});
export type UtilisationRow = z.infer<typeof utilisationRowSchema>;

const daySchema = z.iso.date();

export const utilisationSchema = z.strictObject({
  by: z.enum(utilisationGroupings),
  from: daySchema,
  to: daySchema,
  items: z.array(utilisationRowSchema),
  /** Of all rooms together. */
  total: utilisationFiguresSchema,
  rooms: count,
});
export type Utilisation = z.infer<typeof utilisationSchema>;
