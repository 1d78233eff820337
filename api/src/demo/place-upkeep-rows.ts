import { demoIds, type DemoCompany, type DemoRoomRule, type DemoSite } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, maintained, type DemoRows } from "./demo-rows.ts";

/** Doors and desks, groups of people and of rooms, and the rules that they are for. */
export function addPlaceUpkeepRows(rows: DemoRows, company: DemoCompany): void {
  for (const site of company.sites) addAccessPoints(rows, company, site);
  for (const { name, people } of company.userGroups) {
    const id = userGroupId(company, name);
    addRow(rows, "user_group", { id, name, ...maintained() });
    for (const person of people)
      addRow(rows, "user_group_member", { group_id: id, user_id: demoIds.user(company, person) });
  }
  for (const { name, rooms } of company.roomGroups) {
    const id = roomGroupId(company, name);
    addRow(rows, "room_group", { id, name, ...maintained() });
    for (const room of rooms)
      addRow(rows, "room_group_member", { group_id: id, room_id: demoIds.room(company, { name: room }) });
  }
  for (const rule of company.roomRules) addRule(rows, company, rule);
}

function addAccessPoints(rows: DemoRows, company: DemoCompany, site: DemoSite): void {
  const [ground] = site.floors;
  const points = [
    ["Main entrance", "door"],
    ["Reception", "reception"],
    ["Garage gate", "gate"],
    ["Goods entrance", "door"],
  ] as const;
  for (const [name, kind] of points) {
    addRow(rows, "access_point", {
      id: demoId(`${company.key}/access-point/${site.key}/${name}`),
      site_id: demoIds.site(company, site),
      floor_id: kind === "gate" || ground === undefined ? null : demoIds.floor(company, site, ground),
      name,
      kind,
      status: "active",
      ...maintained(),
    });
  }
}

function addRule(rows: DemoRows, company: DemoCompany, { name, room, group, terms }: DemoRoomRule): void {
  const { groups, ...others } = { groups: undefined, ...terms };
  addRow(rows, "room_rule", {
    id: demoId(`${company.key}/room-rule/${name}`),
    name,
    room_id: room === undefined ? null : demoIds.room(company, { name: room }),
    room_group_id: group === undefined ? null : roomGroupId(company, group),
    kind: terms.kind,
    terms: groups === undefined ? others : { ...others, groupIds: groups.map((one) => userGroupId(company, one)) },
    ...maintained(),
  });
}

function userGroupId(company: DemoCompany, name: string): string {
  return demoId(`${company.key}/user-group/${name}`);
}

function roomGroupId(company: DemoCompany, name: string): string {
  return demoId(`${company.key}/room-group/${name}`);
}
