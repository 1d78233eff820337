import type {
  MaintainedRoomRule,
  RoomGroup,
  RoomGroupItem,
  UserGroup,
  UserGroupItem,
} from "@magic-meetings/contract/places/place-group.ts";
import type { RoomRuleKind, RoomRuleTerms } from "@magic-meetings/contract/rooms/room-rule.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { maintainedSql } from "./maintained-sql.ts";
import { maintainedJson } from "./site-sql.ts";

export interface GroupValues {
  name: string;
}

const sitesOfGroup = (group: string) => `array(
            select distinct r.site_id
              from room_group_member m
              join meeting_room r on r.tenant_id = m.tenant_id and r.id = m.room_id
             where m.tenant_id = t.tenant_id
               and m.group_id = ${group})`;

const roomGroupItem = `${maintainedJson}, 'name', t.name,
            'size', (select count(*)
                       from room_group_member m
                       join meeting_room r on r.tenant_id = m.tenant_id and r.id = m.room_id
                      where m.tenant_id = t.tenant_id
                        and m.group_id = t.id
                        and r.deleted_at is null)`;

export const roomGroupSql = maintainedSql<GroupValues, RoomGroupItem, RoomGroup>({
  type: "room_group",
  table: "room_group",
  item: `json_build_object(${roomGroupItem})`,
  detail: `json_build_object(
            ${roomGroupItem},
            'rooms', (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'siteId', r.site_id)
                                               order by r.name, r.id), '[]')
                        from room_group_member m
                        join meeting_room r on r.tenant_id = m.tenant_id and r.id = m.room_id
                       where m.tenant_id = t.tenant_id
                         and m.group_id = t.id
                         and r.deleted_at is null))`,
  siteIds: sitesOfGroup("t.id"),
  sort: "t.name",
  columns: { name: { column: "name" } },
  filters: {
    room: `exists (select from room_group_member m
                  where m.tenant_id = t.tenant_id and m.group_id = t.id and m.room_id = ?)`,
  },
  taken: { where: "t.name = $3", fields: ["name"] },
});

const userGroupItem = `${maintainedJson}, 'name', t.name,
            'size', (select count(*)
                       from user_group_member m
                       join app_user u on u.tenant_id = m.tenant_id and u.id = m.user_id
                      where m.tenant_id = t.tenant_id
                        and m.group_id = t.id
                        and u.deleted_at is null)`;

export const userGroupSql = maintainedSql<GroupValues, UserGroupItem, UserGroup>({
  type: "user_group",
  table: "user_group",
  item: `json_build_object(${userGroupItem})`,
  detail: `json_build_object(
            ${userGroupItem},
            'members', (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name)
                                                 order by u.name, u.id), '[]')
                          from user_group_member m
                          join app_user u on u.tenant_id = m.tenant_id and u.id = m.user_id
                         where m.tenant_id = t.tenant_id
                           and m.group_id = t.id
                           and u.deleted_at is null))`,
  siteIds: "'{}'::uuid[]",
  sort: "t.name",
  columns: { name: { column: "name" } },
  taken: { where: "t.name = $3", fields: ["name"] },
});

export interface RoomRuleValues {
  name: string;
  roomId: string | null;
  roomGroupId: string | null;
  kind: RoomRuleKind;
  terms: RoomRuleTerms;
}

export const roomRuleSql = maintainedSql<RoomRuleValues, MaintainedRoomRule, MaintainedRoomRule>({
  type: "room_rule",
  table: "room_rule",
  joins: `left join meeting_room r on r.tenant_id = t.tenant_id and r.id = t.room_id
     left join room_group g on g.tenant_id = t.tenant_id and g.id = t.room_group_id`,
  item: `json_build_object(
            ${maintainedJson}, 'name', t.name, 'kind', t.kind, 'terms', t.terms,
            'room', case when r.id is not null then json_build_object('id', r.id, 'name', r.name) end,
            'roomGroup', case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end)`,
  siteIds: `case when r.id is not null then array[r.site_id] else ${sitesOfGroup("t.room_group_id")} end`,
  sort: "t.name",
  columns: {
    name: { column: "name" },
    roomId: { column: "room_id" },
    roomGroupId: { column: "room_group_id" },
    kind: { column: "kind" },
    terms: { column: "terms", isJson: true },
  },
  filters: { room: "t.room_id = ?", group: "t.room_group_id = ?" },
});

interface Membership {
  tenantId: string;
  groupId: string;
}

const roomMembers = membership("room_group_member", "room_id");
const userMembers = membership("user_group_member", "user_id");

/** Who or what is in a group: reading and replacing all of it. */
function membership(table: string, column: string) {
  const list = sql(
    `${table}_list`,
    `select m.${column} as id
     from ${table} m
    where m.tenant_id = $1
      and m.group_id = $2
    order by m.${column}`,
  );
  const remove = sql(
    `${table}_remove`,
    `delete from ${table}
    where tenant_id = $1
      and group_id = $2
      and ${column} = any($3::uuid[])`,
  );
  const insert = insertRows(table, { shared: ["tenant_id", "group_id"], own: [column] });
  return {
    async list(db: Queries, { tenantId, groupId }: Membership): Promise<string[]> {
      return (await db.query<{ id: string }>(list, [tenantId, groupId])).map((row) => row.id);
    },
    async replace(
      db: Queries,
      { tenantId, groupId, before, after }: Membership & { before: readonly string[]; after: readonly string[] },
    ): Promise<void> {
      const gone = before.filter((id) => !after.includes(id));
      const added = after.filter((id) => !before.includes(id));
      if (gone.length > 0) await db.execute(remove, [tenantId, groupId, gone]);
      if (added.length > 0) {
        await insert(
          db,
          [tenantId, groupId],
          added.map((id) => [id]),
        );
      }
    },
  };
}

export type MembershipSql = typeof roomMembers;
export { roomMembers, userMembers };
