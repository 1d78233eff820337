import { z } from "zod";
import { allowanceSchema, emailSchema, idSchema, moneySchema, momentSchema, timeZoneSchema } from "../words/words.ts";
import { siteSchema } from "../places/place.ts";
import { roomBookingSchema } from "../rooms/room-booking.ts";
import { recurrenceSchema } from "../series/recurrence.ts";
import { seriesOfMeetingSchema } from "../series/series.ts";
import { serviceOrderSchema } from "../service-orders/service-order.ts";

// meeting: one occurrence of a calendar event, with organizer, start, end, time zone and locations.
// location (of a meeting): one site taking part in a meeting, with its own local time, currency, kitchen and reception.

/** draft: the invite is being written; scheduled: it is sent and in people's calendars. */
export const meetingStatuses = ["draft", "scheduled", "started", "ended", "cancelled", "archived"] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const meetingStages = [
  "preparation",
  "pre_arrival",
  "arrival",
  "execution",
  "pre_departure",
  "departure",
  "post_meeting",
] as const;
export type MeetingStage = (typeof meetingStages)[number];

export const responses = ["none", "accepted", "tentative", "declined"] as const;
export const attendeeKinds = ["required", "optional", "resource"] as const;

export const attendeeSchema = z.strictObject({
  email: emailSchema,
  name: z.string().max(255),
  response: z.enum(responses).default("none"),
  kind: z.enum(attendeeKinds).default("required"),
});
export type Attendee = z.infer<typeof attendeeSchema>;

export const meetingLocationSchema = z.strictObject({
  id: idSchema,
  site: siteSchema,
  headCount: z.int(),
  /** Somebody named the site: it stays although no room in the invite is there. */
  chosen: z.boolean().optional(),
  /** Somebody said how many come: answers to the invite do not change it. */
  headCountChosen: z.boolean().optional(),
  /** Here come people from outside, and those of sites that take no part. */
  takesGuests: z.boolean().optional(),
});
export type MeetingLocation = z.infer<typeof meetingLocationSchema>;

export const exchangeReferenceSchema = z.strictObject({
  /** The event's immutable id in the organizer's mailbox. */
  id: z.string().max(512).optional(),
  iCalUid: z.string().max(512).optional(),
  changeKey: z.string().max(512).optional(),
});

export const meetingSummarySchema = z.strictObject({
  id: idSchema,
  subject: z.string(),
  status: z.enum(meetingStatuses),
  stage: z.enum(meetingStages),
  start: momentSchema,
  end: momentSchema,
  timeZone: timeZoneSchema,
  organizer: z.strictObject({ id: idSchema, name: z.string(), email: z.string() }),
  rooms: z.array(z.string()),
  orderCount: z.int(),
  total: z.array(moneySchema),
  /** The series that it is a date of. */
  seriesId: idSchema.nullable(),
});
export type MeetingSummary = z.infer<typeof meetingSummarySchema>;

export const meetingSchema = z.strictObject({
  id: idSchema,
  clientKey: z.string().nullable(),
  subject: z.string(),
  status: z.enum(meetingStatuses),
  stage: z.enum(meetingStages),
  start: momentSchema,
  end: momentSchema,
  timeZone: timeZoneSchema,
  organizer: z.strictObject({ id: idSchema, name: z.string(), email: z.string() }),
  locations: z.array(meetingLocationSchema),
  attendees: z.array(attendeeSchema.extend({ external: z.boolean() })),
  roomBookings: z.array(roomBookingSchema),
  serviceOrders: z.array(serviceOrderSchema),
  /** What is ordered, one total per currency. */
  totals: z.array(moneySchema),
  exchangeReference: exchangeReferenceSchema.nullable(),
  /** Null where it is a meeting of its own. */
  series: seriesOfMeetingSchema.nullable(),
  version: z.int(),
  allowed: z.strictObject({ order: allowanceSchema, bookRoom: allowanceSchema, cancel: allowanceSchema }),
});
export type Meeting = z.infer<typeof meetingSchema>;

/** What the pane knows of the appointment, and what the calendar port makes of an Exchange event. */
export const meetingInputSchema = z.strictObject({
  subject: z.string().trim().max(255),
  start: momentSchema,
  end: momentSchema,
  /** IANA or Windows name. */
  timeZone: timeZoneSchema,
  attendees: z.array(attendeeSchema).max(1000),
  /** Absent: guessed from the rooms among the attendees, else the organizer's own site. */
  locations: z
    .array(z.strictObject({ siteId: idSchema, headCount: z.int().min(1).max(10_000).optional() }))
    .max(20)
    .optional(),
  exchangeReference: exchangeReferenceSchema.optional(),
  /** Whose calendar the appointment is written in, where that is somebody else's; absent: the writer's own. */
  organizerEmail: z.string().trim().toLowerCase().max(320).optional(),
  /** Makes the appointment a series, with start and end as those of its first date; the answer is its first coming date. */
  recurrence: recurrenceSchema.optional(),
});
export type MeetingInput = z.infer<typeof meetingInputSchema>;

/** Who was told what of one happening, and whether it arrived. */
export const timelineMessageSchema = z.strictObject({
  receiver: z.string(),
  channel: z.string(),
  status: z.enum(["pending", "sent", "failed", "suppressed"]),
  at: momentSchema,
  /** When the receiver first looked at it; null: not as far as anybody knows. */
  seenAt: momentSchema.nullable(),
});

export const timelineEntrySchema = z.strictObject({
  id: idSchema,
  at: momentSchema,
  kind: z.string(),
  actor: z.string(),
  /** In whose place the actor did it; absent: in her own. */
  onBehalfOf: z.string().optional(),
  /** Facts for the sentence of this kind, for example `{ room: "Aarhus" }`. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  messages: z.array(timelineMessageSchema),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
