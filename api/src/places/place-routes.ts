import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { allowedUpkeep, type MaintenanceAllowed } from "./place-policy.ts";
import type { Principal } from "../identity/principal.ts";
import { isSite, listRooms, listSites } from "./place-sql.ts";

const byName = z.tuple([z.string(), z.uuid()]);

export const placeRoutes = [
  route("GET /sites", async ({ query, queries, principal }) => {
    const after = decodeCursor(byName, query.after);
    const sites = await listSites(queries, {
      tenantId: principal.tenantId,
      deleted: query.deleted,
      after,
      limit: query.limit + 1,
    });
    return toPage(
      sites.map((site) => withAllowed(principal, [site.id], site)),
      query.limit,
      (site) => [site.name, site.id],
    );
  }),
  route("GET /rooms", async ({ query, queries, principal }) => {
    const { tenantId } = principal;
    const after = decodeCursor(byName, query.after);
    const { site: siteId, deleted } = query;
    const rooms = await listRooms(queries, { tenantId, siteId, deleted, after, limit: query.limit + 1 });
    if (rooms.length === 0 && siteId !== undefined && !(await isSite(queries, { tenantId, siteId }))) {
      throw new Refusal("not_found", "There is no such site");
    }
    return toPage(
      rooms.map((room) => withAllowed(principal, [room.siteId], room)),
      query.limit,
      (room) => [room.name, room.id],
    );
  }),
];

function withAllowed<Thing extends { deletedAt: string | null }>(
  principal: Principal,
  siteIds: string[],
  thing: Thing,
): Thing & { allowed: MaintenanceAllowed } {
  return { ...thing, allowed: allowedUpkeep(principal, { siteIds, isDeleted: thing.deletedAt !== null }) };
}
