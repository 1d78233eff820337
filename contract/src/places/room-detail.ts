import { z } from "zod";
import { emailSchema, idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { roomRuleKinds, roomRuleTermsSchema } from "../rooms/room-rule.ts";
import { maintainedFields } from "./maintained.ts";
import { nameSchema, roomSchema } from "./place.ts";

// room: where a meeting takes place. Rooms between removable walls share a space: a whole and its parts in the order
// of the walls; holding the whole holds every part, holding a part keeps the whole from being held.

export const roomLayouts = [
  "board",
  "theatre",
  "classroom",
  "u_shape",
  "hollow_square",
  "cabaret",
  "banquet",
  "standing",
] as const;
export type RoomLayout = (typeof roomLayouts)[number];

/** The features that screens have words for; a company may use others. */
export const knownFeatures = [
  "screen",
  "video",
  "whiteboard",
  "phone",
  "accessible",
  "hybrid",
  "catering",
  "daylight",
] as const;

const seatsSchema = z.int().min(1).max(10_000);
/** Seats by layout; a layout that is not named is not possible. */
export const layoutsSchema = z.partialRecord(z.enum(roomLayouts), seatsSchema);
const featureSchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** What a list of rooms gives: the room as everybody knows it, and what keeping it up takes. */
export const roomItemSchema = roomSchema.extend({
  ...maintainedFields,
  floorId: idSchema,
  approvalNeeded: z.boolean(),
});
export type RoomItem = z.infer<typeof roomItemSchema>;

const roomSpaceSchema = z.strictObject({
  whole: referenceSchema,
  /** In the order of the walls. */
  parts: z.array(referenceSchema),
});

export const roomDetailSchema = roomItemSchema.extend({
  buildingId: idSchema,
  layouts: layoutsSchema,
  setupMinutes: z.int(),
  cleardownMinutes: z.int(),
  /** Who approves; null where it is anybody who looks after the site. */
  approver: referenceSchema.nullable(),
  /** 0: the room is never let go of because nobody checked in. */
  noShowMinutes: z.int(),
  /** The id of the room's shape in its floor's plan. */
  planShape: z.string().nullable(),
  planX: z.int().nullable(),
  planY: z.int().nullable(),
  /** The room in the directory of Microsoft 365 that it was imported from. */
  placeReference: z.string().nullable(),
  space: roomSpaceSchema.nullable(),
  /** The room's own rules, and with a group's name those of its groups. */
  rules: z.array(
    z.strictObject({
      id: idSchema,
      name: z.string(),
      kind: z.enum(roomRuleKinds),
      terms: roomRuleTermsSchema,
      group: referenceSchema.nullable(),
    }),
  ),
  groups: z.array(referenceSchema),
});
export type RoomDetail = z.infer<typeof roomDetailSchema>;

export const newRoomSchema = z.strictObject({
  floorId: idSchema,
  name: nameSchema,
  /** The room's mailbox. */
  email: emailSchema,
  capacity: seatsSchema,
  features: z.array(featureSchema).max(50).optional(),
  layouts: layoutsSchema.optional(),
  setupMinutes: z.int().min(0).max(240).optional(),
  cleardownMinutes: z.int().min(0).max(240).optional(),
  approvalNeeded: z.boolean().optional(),
  approverId: idSchema.nullable().optional(),
  noShowMinutes: z.int().min(0).max(240).optional(),
  planShape: z.string().trim().min(1).max(100).nullable().optional(),
  planX: z.int().min(0).max(100_000).nullable().optional(),
  planY: z.int().min(0).max(100_000).nullable().optional(),
});
export type NewRoom = z.infer<typeof newRoomSchema>;
/** `floorId` moves the room to another floor of the same site. */
export const roomChangeSchema = newRoomSchema.partial();
export type RoomChange = z.infer<typeof roomChangeSchema>;

/** A booking of a room that closes: what became of it. */
export const retiredBookingSchema = z.strictObject({
  bookingId: idSchema,
  meetingId: idSchema,
  start: momentSchema,
  end: momentSchema,
  organizer: z.string(),
  /** The room that it moved to; null where it was released. */
  movedTo: referenceSchema.nullable(),
});
export type RetiredBooking = z.infer<typeof retiredBookingSchema>;

export const retireRoomSchema = z.strictObject({
  /** `best`: for every booking the best free room of the site; or one room for all of them. */
  moveTo: z.union([z.literal("best"), idSchema]),
  /** Releases what cannot be moved, and tells the organizers; without it nothing is done then. */
  releaseRest: z.boolean().optional(),
});

export const retiredRoomSchema = z.strictObject({
  version: z.int(),
  room: roomDetailSchema,
  moved: z.array(retiredBookingSchema),
  released: z.array(retiredBookingSchema),
});
export type RetiredRoom = z.infer<typeof retiredRoomSchema>;

/** A whole and its parts; its id is the whole's, and so is its version. */
export const roomCombinationSchema = z.strictObject({
  id: idSchema,
  version: z.int(),
  siteId: idSchema,
  whole: referenceSchema,
  parts: z.array(referenceSchema),
});
export type RoomCombination = z.infer<typeof roomCombinationSchema>;

export const newRoomCombinationSchema = z.strictObject({
  wholeRoomId: idSchema,
  /** In the order of the walls. */
  partRoomIds: z.array(idSchema).min(2).max(12),
});
