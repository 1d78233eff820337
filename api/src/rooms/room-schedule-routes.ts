import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { openBetween } from "@magic-meetings/contract/time/business-time.ts";
import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { readRoomDoor } from "./read-room-door.ts";
import { readRoomSchedule } from "./room-schedule-sql.ts";

const byFloor = z.tuple([z.int(), z.string(), z.uuid()]);
const longestSchedule = 7 * 24 * 60 * 60_000;

export const roomScheduleRoutes = [
  route("GET /rooms/schedule", async ({ query, queries, principal }) => {
    const [from, to] = [new Date(query.from), new Date(query.to)];
    if (!(from < to) || to.getTime() - from.getTime() > longestSchedule) {
      throw invalid("/query/to", "The end must lie after the start, by a week at most");
    }
    const { site = null, building = null, floor = null, limit } = query;
    if ([site, building, floor].filter((id) => id !== null).length !== 1) {
      throw invalid("/query/site", "Name a site, a building or a floor, and one of them only");
    }
    const schedule = await readRoomSchedule(queries, {
      tenantId: principal.tenantId,
      userId: principal.userId,
      siteId: site,
      buildingId: building,
      floorId: floor,
      from,
      to,
      capacity: query.capacity,
      features: query.features?.split(",").filter((feature) => feature !== "") ?? [],
      after: decodeCursor(byFloor, query.after),
      limit: limit + 1,
    });
    if (schedule === undefined) throw new Refusal("not_found", "There is no such place");
    const open = openBetween(schedule.calendar, from, to).map(({ opens, closes }) => ({
      start: new Date(opens).toISOString(),
      end: new Date(closes).toISOString(),
    }));
    const page = toPage(schedule.items, limit, ({ room }) => [room.floorLevel, room.name, room.id]);
    return { timeZone: schedule.timeZone, open, ...page };
  }),
  route("GET /rooms/:id/door", ({ params, queries, principal, now }) =>
    readRoomDoor(queries, { roomId: params.id, principal, now }),
  ),
];

function invalid(pointer: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code: "invalid", detail }] });
}
