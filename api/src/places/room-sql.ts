import type { RoomDetail, RoomItem } from "@magic-meetings/contract/places/room-detail.ts";
import { maintainedSql } from "./maintained-sql.ts";
import { maintainedJson } from "./site-sql.ts";

export interface RoomValues {
  siteId: string;
  floorId: string;
  name: string;
  email: string;
  capacity: number;
  features: string[];
  layouts: RoomDetail["layouts"];
  setupMinutes: number;
  cleardownMinutes: number;
  approvalNeeded: boolean;
  approverId: string | null;
  noShowMinutes: number;
  planShape: string | null;
  planX: number | null;
  planY: number | null;
}

const itemFields = `${maintainedJson}, 'name', t.name, 'email', t.email, 'siteId', t.site_id, 'building', b.name,
            'floor', f.name, 'floorLevel', f.level, 'capacity', t.capacity, 'features', to_json(t.features),
            'floorId', t.floor_id, 'approvalNeeded', t.approval_needed`;

const spaceJson = `case when t.shares_space then (
              select json_build_object(
                       'whole', json_build_object('id', w.id, 'name', w.name),
                       'parts', (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name)
                                                          order by p.space_part), '[]')
                                   from meeting_room p
                                  where p.tenant_id = w.tenant_id
                                    and p.space_of = w.id))
                from meeting_room w
               where w.tenant_id = t.tenant_id
                 and w.id = t.space_id) end`;

const rulesJson = `(
              select coalesce(json_agg(json_build_object(
                       'id', u.id, 'name', u.name, 'kind', u.kind, 'terms', u.terms,
                       'group', case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end)
                       order by u.name, u.id), '[]')
                from room_rule u
                left join room_group g on g.tenant_id = u.tenant_id and g.id = u.room_group_id
               where u.tenant_id = t.tenant_id
                 and u.deleted_at is null
                 and (u.room_id = t.id or (
                       g.deleted_at is null
                       and exists (
                         select
                           from room_group_member m
                          where m.tenant_id = u.tenant_id
                            and m.group_id = u.room_group_id
                            and m.room_id = t.id))))`;

const groupsJson = `(
              select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name), '[]')
                from room_group_member m
                join room_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
               where m.tenant_id = t.tenant_id
                 and m.room_id = t.id
                 and g.deleted_at is null)`;

export const roomSql = maintainedSql<RoomValues, RoomItem, RoomDetail>({
  type: "room",
  table: "meeting_room",
  joins: `join floor f on f.tenant_id = t.tenant_id and f.id = t.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
     left join app_user p on p.tenant_id = t.tenant_id and p.id = t.approver_id`,
  item: `json_build_object(${itemFields})`,
  detail: `json_build_object(
            ${itemFields}, 'buildingId', b.id, 'layouts', t.layouts, 'setupMinutes', t.setup_minutes,
            'cleardownMinutes', t.cleardown_minutes, 'noShowMinutes', t.no_show_minutes,
            'approver', case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end,
            'planShape', t.plan_shape, 'planX', t.plan_x, 'planY', t.plan_y, 'placeReference', t.place_reference,
            'space', ${spaceJson},
            'rules', ${rulesJson},
            'groups', ${groupsJson})`,
  siteIds: "array[t.site_id]",
  sort: "t.name",
  columns: {
    siteId: { column: "site_id" },
    floorId: { column: "floor_id" },
    name: { column: "name" },
    email: { column: "email" },
    capacity: { column: "capacity" },
    features: { column: "features" },
    layouts: { column: "layouts", isJson: true },
    setupMinutes: { column: "setup_minutes" },
    cleardownMinutes: { column: "cleardown_minutes" },
    approvalNeeded: { column: "approval_needed" },
    approverId: { column: "approver_id" },
    noShowMinutes: { column: "no_show_minutes" },
    planShape: { column: "plan_shape" },
    planX: { column: "plan_x" },
    planY: { column: "plan_y" },
  },
  filters: { site: "t.site_id = ?", building: "f.building_id = ?", floor: "t.floor_id = ?" },
  // A deleted room's mailbox may belong to another one by now.
  taken: { where: "lower(t.email) = lower($3) and t.deleted_at is null", fields: ["email"] },
});
