import { z } from "zod";
import { idSchema, momentSchema } from "../words/words.ts";

// signal: something that happened; the only way one part tells another.

export const signalKinds = [
  "meeting.drafted",
  "meeting.scheduled",
  "meeting.changed",
  "meeting.cancelled",
  "series.drafted",
  "series.scheduled",
  "series.changed",
  "series.cancelled",
  "series.extended",
  "series.room_taken",
  "room_booking.held",
  "room_booking.confirmed",
  "room_booking.released",
  "room_booking.expired",
  "room_booking.requested",
  "room_booking.approved",
  "room_booking.declined",
  "room_booking.checked_in",
  "room_booking.extended",
  "room_booking.ended",
  "room_booking.no_show",
  "room_wait.waiting",
  "room_wait.offered",
  "room_wait.taken",
  "room_wait.lapsed",
  "room_wait.withdrawn",
  "service_order.drafted",
  "service_order.changed",
  "service_order.submitted",
  "service_order.confirmed",
  "service_order.cancelled",
  "service_order.lapsed",
  "service_order.fee_charged",
  "service_order.fee_waived",
  "production_order.created",
  "production_order.changed",
  "production_order.accepted",
  "production_order.declined",
  "production_order.started",
  "production_order.ready",
  "production_order.delivered",
  "production_order.cleared",
  "production_order.acknowledged",
  "production_order.cancelled",
  "place.changed",
  "place.deleted",
  "place.restored",
  "catalogue.changed",
  "catalogue.deleted",
  "catalogue.restored",
  "message.sent",
  "message.failed",
] as const;
export type SignalKind = (typeof signalKinds)[number];

export const subjectTypes = [
  "meeting",
  "series",
  "room_booking",
  "room_wait",
  "service_order",
  "production_order",
  "place",
  "catalogue",
  "message",
] as const;
export type SubjectType = (typeof subjectTypes)[number];

/** What a live screen gets of a signal: enough to know what to read again, nothing personal. */
export const streamEventSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(signalKinds),
  subject: z.strictObject({ type: z.enum(subjectTypes), id: idSchema }),
  meetingId: idSchema.nullable(),
  siteId: idSchema.nullable(),
  vendorId: idSchema.nullable(),
  at: momentSchema,
});
export type StreamEvent = z.infer<typeof streamEventSchema>;
