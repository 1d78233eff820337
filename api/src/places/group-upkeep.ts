import type {
  MaintainedRoomRule,
  NewRoomGroup,
  NewRoomRule,
  NewUserGroup,
  RoomGroup,
  RoomGroupChange,
  RoomGroupItem,
  RoomRuleChange,
  UserGroup,
  UserGroupChange,
  UserGroupItem,
} from "@magic-meetings/contract/places/place-group.ts";
import type { CommandContext } from "../commands/command-context.ts";
import {
  roomGroupSql,
  roomMembers,
  roomRuleSql,
  userGroupSql,
  userMembers,
  type GroupValues,
  type MembershipSql,
  type RoomRuleValues,
} from "./group-sql.ts";
import { findInTheWay } from "./in-the-way-sql.ts";
import { badReference, type MaintainedThing, type PartsChange } from "./keep-up.ts";
import { findRooms, findUserIds, shareRoomGroup, shareUserGroups } from "./referred-sql.ts";

interface RoomGroupValues extends GroupValues {
  /** The rooms that the group is to have: they decide whose group it is. */
  roomIds?: string[] | undefined;
}

export const roomGroups: MaintainedThing<GroupValues, NewRoomGroup | RoomGroupChange, RoomGroupItem, RoomGroup> = {
  word: "group of rooms",
  sql: roomGroupSql,
  merge: ({ name, roomIds }, before): RoomGroupValues => ({ name: name ?? before?.name ?? "", roomIds }),
  async settle(context, values: RoomGroupValues, before) {
    const { name, roomIds } = values;
    if (roomIds === undefined) return { values: { name }, siteIds: before?.siteIds ?? [] };
    const found = await findRooms(context.tx, { tenantId: context.tenantId, ids: roomIds });
    if (found.length < new Set(roomIds).size) throw badReference("/roomIds", "room");
    return { values: { name }, siteIds: [...new Set(found.map(({ siteId }) => siteId))] };
  },
  changeParts: (context, id, { roomIds }) =>
    replaceMembers(context, roomMembers, { id, field: "roomIds", wanted: roomIds }),
  inTheWay: ({ tx, tenantId, now }, id) => findInTheWay(tx, "room_group", { tenantId, id, now }),
};

export const userGroups: MaintainedThing<GroupValues, NewUserGroup | UserGroupChange, UserGroupItem, UserGroup> = {
  word: "group of people",
  sql: userGroupSql,
  merge: ({ name }, before) => ({ name: name ?? before?.name ?? "" }),
  settle: async (_context, values) => ({ values, siteIds: [] }),
  async changeParts(context, id, { memberIds }) {
    if (memberIds !== undefined) {
      const found = await findUserIds(context.tx, { tenantId: context.tenantId, ids: memberIds });
      if (found.length < new Set(memberIds).size) throw badReference("/memberIds", "person");
    }
    return replaceMembers(context, userMembers, { id, field: "memberIds", wanted: memberIds });
  },
  inTheWay: ({ tx, tenantId, now }, id) => findInTheWay(tx, "user_group", { tenantId, id, now }),
};

async function replaceMembers(
  { tx, tenantId }: CommandContext,
  members: MembershipSql,
  { id, field, wanted }: { id: string; field: string; wanted: readonly string[] | undefined },
): Promise<PartsChange | null> {
  if (wanted === undefined) return null;
  const before = await members.list(tx, { tenantId, groupId: id });
  const after = [...new Set(wanted)].sort();
  if (before.join() === after.join()) return null;
  await members.replace(tx, { tenantId, groupId: id, before, after });
  return { oldValues: { [field]: before }, newValues: { [field]: after } };
}

export const roomRules: MaintainedThing<
  RoomRuleValues,
  NewRoomRule | RoomRuleChange,
  MaintainedRoomRule,
  MaintainedRoomRule
> = {
  word: "rule",
  sql: roomRuleSql,
  merge(input, before) {
    const terms = input.terms ?? before?.terms;
    if (terms === undefined) throw new Error("A new rule has terms");
    const { roomId = null, roomGroupId = null } = before ?? (input as NewRoomRule);
    return { name: input.name ?? before?.name ?? "", roomId, roomGroupId, kind: terms.kind, terms };
  },
  async settle(context, values) {
    const siteIds = await sitesOfRule(context, values);
    if ("groupIds" in values.terms) {
      const { groupIds } = values.terms;
      const found = await shareUserGroups(context.tx, { tenantId: context.tenantId, ids: groupIds });
      if (found.length < new Set(groupIds).size) throw badReference("/terms/groupIds", "group of people");
    }
    return { values, siteIds };
  },
};

async function sitesOfRule(
  { tx, tenantId }: CommandContext,
  { roomId, roomGroupId }: RoomRuleValues,
): Promise<string[]> {
  if (roomGroupId !== null) {
    const siteIds = await shareRoomGroup(tx, { tenantId, id: roomGroupId });
    if (siteIds === undefined) throw badReference("/roomGroupId", "group of rooms");
    return siteIds;
  }
  const [room] = roomId === null ? [] : await findRooms(tx, { tenantId, ids: [roomId] });
  if (room === undefined) throw badReference("/roomId", "room");
  return [room.siteId];
}
