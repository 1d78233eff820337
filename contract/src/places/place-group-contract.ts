import { idSchema } from "../words/words.ts";
import {
  newRoomGroupSchema,
  newRoomRuleSchema,
  newUserGroupSchema,
  roomGroupChangeSchema,
  roomGroupItemSchema,
  roomGroupSchema,
  roomRuleChangeSchema,
  roomRuleSchema,
  userGroupChangeSchema,
  userGroupItemSchema,
  userGroupSchema,
} from "./place-group.ts";
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  listEndpoint,
  readEndpoint,
  restoreEndpoint,
  upkeepers,
} from "./maintained.ts";

export const placeGroupEndpoints = {
  "GET /room-groups": listEndpoint("groups of rooms", roomGroupItemSchema, { room: idSchema.optional() }),
  "GET /room-groups/:id": readEndpoint("group of rooms", roomGroupSchema),
  "POST /room-groups": createEndpoint("group of rooms", newRoomGroupSchema, roomGroupSchema),
  "PATCH /room-groups/:id": changeEndpoint("group of rooms", roomGroupChangeSchema, roomGroupSchema),
  "DELETE /room-groups/:id": deleteEndpoint("group of rooms", roomGroupSchema),
  "POST /room-groups/:id/restore": restoreEndpoint("group of rooms", roomGroupSchema),

  "GET /user-groups": listEndpoint("groups of people", userGroupItemSchema, {}, upkeepers),
  "GET /user-groups/:id": readEndpoint("group of people", userGroupSchema, upkeepers),
  "POST /user-groups": createEndpoint("group of people", newUserGroupSchema, userGroupSchema),
  "PATCH /user-groups/:id": changeEndpoint("group of people", userGroupChangeSchema, userGroupSchema),
  "DELETE /user-groups/:id": deleteEndpoint("group of people", userGroupSchema),
  "POST /user-groups/:id/restore": restoreEndpoint("group of people", userGroupSchema),

  "GET /room-rules": listEndpoint("rules of rooms", roomRuleSchema, {
    room: idSchema.optional(),
    group: idSchema.optional(),
  }),
  "GET /room-rules/:id": readEndpoint("rule of a room", roomRuleSchema),
  "POST /room-rules": createEndpoint("rule of a room", newRoomRuleSchema, roomRuleSchema),
  "PATCH /room-rules/:id": changeEndpoint("rule of a room", roomRuleChangeSchema, roomRuleSchema),
  "DELETE /room-rules/:id": deleteEndpoint("rule of a room", roomRuleSchema),
  "POST /room-rules/:id/restore": restoreEndpoint("rule of a room", roomRuleSchema),
};
