import { z } from "zod";
import { idSchema, referenceSchema } from "../words/words.ts";
import { roomRuleKinds, roomRuleTermsSchema } from "../rooms/room-rule.ts";
import { maintainedFields } from "./maintained.ts";
import { nameSchema } from "./place.ts";

// room group: rooms that one rule holds for. user group: people that a rule names. A room rule belongs to one room or
// to one group of rooms.

const groupItemFields = { ...maintainedFields, name: z.string(), size: z.int() };
const membersSchema = z.array(idSchema).max(1000);

export const roomGroupItemSchema = z.strictObject(groupItemFields);
export type RoomGroupItem = z.infer<typeof roomGroupItemSchema>;
export const roomGroupSchema = roomGroupItemSchema.extend({
  rooms: z.array(z.strictObject({ id: idSchema, name: z.string(), siteId: idSchema })),
});
export type RoomGroup = z.infer<typeof roomGroupSchema>;
export const newRoomGroupSchema = z.strictObject({ name: nameSchema, roomIds: membersSchema.optional() });
export type NewRoomGroup = z.infer<typeof newRoomGroupSchema>;
/** `roomIds` replaces all of the group's rooms. */
export const roomGroupChangeSchema = newRoomGroupSchema.partial();
export type RoomGroupChange = z.infer<typeof roomGroupChangeSchema>;

export const userGroupItemSchema = z.strictObject(groupItemFields);
export type UserGroupItem = z.infer<typeof userGroupItemSchema>;
export const userGroupSchema = userGroupItemSchema.extend({ members: z.array(referenceSchema) });
export type UserGroup = z.infer<typeof userGroupSchema>;
export const newUserGroupSchema = z.strictObject({ name: nameSchema, memberIds: membersSchema.optional() });
export type NewUserGroup = z.infer<typeof newUserGroupSchema>;
/** `memberIds` replaces all of the group's people. */
export const userGroupChangeSchema = newUserGroupSchema.partial();
export type UserGroupChange = z.infer<typeof userGroupChangeSchema>;

export const roomRuleSchema = z.strictObject({
  ...maintainedFields,
  name: z.string(),
  /** One of both. */
  room: referenceSchema.nullable(),
  roomGroup: referenceSchema.nullable(),
  kind: z.enum(roomRuleKinds),
  terms: roomRuleTermsSchema,
});
export type MaintainedRoomRule = z.infer<typeof roomRuleSchema>;

export const newRoomRuleSchema = z
  .strictObject({
    name: nameSchema,
    roomId: idSchema.optional(),
    roomGroupId: idSchema.optional(),
    terms: roomRuleTermsSchema,
  })
  .refine(({ roomId, roomGroupId }) => (roomId === undefined) !== (roomGroupId === undefined), {
    path: ["roomId"],
    message: "A rule is for one room or for one group of rooms",
  });
export type NewRoomRule = z.infer<typeof newRoomRuleSchema>;
export const roomRuleChangeSchema = z.strictObject({ name: nameSchema, terms: roomRuleTermsSchema }).partial();
export type RoomRuleChange = z.infer<typeof roomRuleChangeSchema>;
