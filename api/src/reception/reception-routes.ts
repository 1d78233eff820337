import type { CommandDeps } from "../commands/run-command.ts";
import type { Clock } from "../clock/clock.ts";
import { refuseUnlessAtSite, siteOf } from "../evacuation/evacuation-policy.ts";
import { route, type Route } from "../http/route.ts";
import { readNews } from "./read-news.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { takeChanges } from "./take-changes.ts";

/** What tablets read and send; a change is a command of its own, so the request is none. */
export function receptionRoutes(deps: CommandDeps & { clock: Clock }): Route[] {
  return [
    route("GET /sites/:id/reception", ({ params, query, read, principal, now }) => {
      refuseUnlessAtSite(principal, params.id);
      return read((queries) => readSnapshot(queries, { principal, siteId: params.id, day: query.day, now }));
    }),
    route("GET /sites/:id/reception/news", ({ params, query, read, principal, now }) => {
      refuseUnlessAtSite(principal, params.id);
      const since = new Date(query.since);
      const known = new Set(query.known?.split(",").filter((mark) => mark !== ""));
      return read((queries) => readNews(queries, { principal, siteId: params.id, since, known, now }));
    }),
    route("POST /sites/:id/reception/changes", async ({ params, body, queries, principal, now, requestId }) => {
      await siteOf(queries, principal, params.id);
      const results = await takeChanges(deps, { principal, now, requestId }, { ...body, siteId: params.id });
      return { asOf: now.toISOString(), results };
    }),
  ];
}
