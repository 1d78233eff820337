import {
  addressPart,
  demoIds,
  type DemoCompany,
  type DemoFloor,
  type DemoRoom,
  type DemoSite,
} from "./demo-company.ts";
import { addRow, maintained, type DemoRows } from "./demo-rows.ts";
import { drawFloor, type PlannedRoom } from "./floor-plan.ts";

/** A floor with its plan and its rooms. */
export function addFloor(
  rows: DemoRows,
  company: DemoCompany,
  { site, buildingId, floor }: { site: DemoSite; buildingId: string; floor: DemoFloor },
): void {
  const floorId = demoIds.floor(company, site, floor);
  const drawn = drawFloor(floor, site.combination);
  addRow(rows, "floor", {
    id: floorId,
    building_id: buildingId,
    level: floor.level,
    name: floor.name,
    plan_svg: drawn.svg,
    ...maintained(),
  });
  for (const planned of drawn.rooms) addRoom(rows, company, { site, floorId, planned });
}

function addRoom(
  rows: DemoRows,
  company: DemoCompany,
  { site, floorId, planned }: { site: DemoSite; floorId: string; planned: PlannedRoom },
): void {
  const { room, shape, x, y } = planned;
  addRow(rows, "meeting_room", {
    id: demoIds.room(company, room),
    site_id: demoIds.site(company, site),
    floor_id: floorId,
    name: room.name,
    email: `room-${addressPart(room.name)}@${company.domain}`,
    capacity: room.capacity,
    features: room.features,
    layouts: layoutsOf(room.capacity),
    setup_minutes: room.setupMinutes,
    cleardown_minutes: room.cleardownMinutes,
    approval_needed: room.approvalNeeded,
    approver_id: room.approvalNeeded && company.approver ? demoIds.user(company, company.approver) : null,
    no_show_minutes: room.approvalNeeded ? 0 : 10,
    plan_shape: shape,
    plan_x: x,
    plan_y: y,
    ...spaceOf(company, site, room),
    ...maintained(),
  });
}

/** Its place among rooms with removable walls between them: a whole has all of the space, each part its stretch. */
export function spaceOf(company: DemoCompany, site: DemoSite, room: DemoRoom) {
  const { whole, parts = [] } = site.combination ?? {};
  const index = parts.indexOf(room.name);
  if (room.name === whole) return { space_of: null, space_part: `[0,${parts.length})` };
  if (index < 0 || whole === undefined) return { space_of: null, space_part: "[0,1)" };
  return { space_of: demoIds.room(company, { name: whole }), space_part: `[${index},${index + 1})` };
}

/** Small rooms have a table that stays; others can be set in more ways the larger they are. */
function layoutsOf(capacity: number): Record<string, number> {
  const seats = (part: number) => Math.round(capacity * part);
  return {
    board: capacity,
    theatre: seats(1.5),
    ...(capacity >= 10 ? { classroom: seats(0.8), u_shape: seats(0.7) } : {}),
    ...(capacity >= 18 ? { cabaret: seats(0.8), banquet: seats(1.2), standing: seats(2) } : {}),
  };
}
