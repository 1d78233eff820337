import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { isSite, listRooms, listSites } from "./place-sql.ts";

const byName = z.tuple([z.string(), z.uuid()]);

export const placeRoutes = [
  route("GET /sites", async ({ query, queries, principal }) => {
    const after = decodeCursor(byName, query.after);
    const sites = await listSites(queries, { tenantId: principal.tenantId, after, limit: query.limit + 1 });
    return toPage(sites, query.limit, (site) => [site.name, site.id]);
  }),
  route("GET /rooms", async ({ query, queries, principal }) => {
    const { tenantId } = principal;
    const after = decodeCursor(byName, query.after);
    const rooms = await listRooms(queries, { tenantId, siteId: query.site, after, limit: query.limit + 1 });
    if (rooms.length === 0 && !(await isSite(queries, { tenantId, siteId: query.site }))) {
      throw new Refusal("not_found", "There is no such site");
    }
    return toPage(rooms, query.limit, (room) => [room.name, room.id]);
  }),
];
