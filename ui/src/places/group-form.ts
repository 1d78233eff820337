import type { RoomGroup, UserGroup } from "@magic-meetings/contract/places/place-group.ts";
import { idsOf, type FormSpec, type Reference } from "./form-spec.ts";

export type RoomGroupForm = { name: string; rooms: Reference[] };

export const roomGroupForm: FormSpec<RoomGroup, RoomGroupForm> = {
  blank: () => ({ name: "", rooms: [] }),
  of: ({ name, rooms }) => ({ name, rooms: rooms.map((room) => ({ id: room.id, name: room.name })) }),
  body: ({ name, rooms }) => ({ name, roomIds: idsOf(rooms) }),
};

export type UserGroupForm = { name: string; members: Reference[] };

export const userGroupForm: FormSpec<UserGroup, UserGroupForm> = {
  blank: () => ({ name: "", members: [] }),
  of: ({ name, members }) => ({ name, members }),
  body: ({ name, members }) => ({ name, memberIds: idsOf(members) }),
};
