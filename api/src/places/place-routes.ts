import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { mostRoomsInTree } from "@magic-meetings/contract/places/place-tree.ts";
import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { isSite } from "./place-sql.ts";
import { keepsUp } from "./place-policy.ts";
import { listCountries, readPlaceTree } from "./place-tree-sql.ts";

const byName = z.tuple([z.string(), z.uuid()]);

export const placeRoutes = [
  route("GET /places/tree", async ({ query, queries, principal }) => {
    const { tenantId } = principal;
    const siteId = query.site ?? null;
    if (siteId !== null && !(await isSite(queries, { tenantId, siteId }))) {
      throw new Refusal("not_found", "There is no such site");
    }
    const tree = await readPlaceTree(queries, { tenantId, siteId, mostRooms: mostRoomsInTree });
    const allowed = (siteIds: string[]) => ({
      change: keepsUp(principal, siteIds) ? { ok: true } : { ok: false, because: "forbidden" },
    });
    return {
      countries: tree.countries.map((country) => ({
        ...country,
        sites: country.sites.map((site) => ({ ...site, allowed: allowed([site.id]) })),
      })),
      truncated: tree.truncated,
      allowed: allowed([]),
    };
  }),
  route("GET /countries", async ({ query, queries, principal }) => {
    const after = decodeCursor(byName, query.after);
    const countries = await listCountries(queries, { tenantId: principal.tenantId, after, limit: query.limit + 1 });
    return toPage(countries, query.limit, (country) => [country.name, country.id]);
  }),
];
