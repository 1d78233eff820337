import { route, type Route } from "../http/route.ts";
import { tryOut } from "../moves/attempt.ts";
import { changeSeriesSites } from "./change-series-sites.ts";

export const seriesSiteRoutes: Route[] = [
  // The act itself, taken back: nothing else can happen than what is shown.
  route("POST /series/:id/sites/preview", ({ params, body, command }) =>
    command((context) =>
      tryOut(context, (trial) => changeSeriesSites(trial, { ...body, seriesId: params.id, acceptFees: "any" })),
    ),
  ),
  route("POST /series/:id/sites", ({ params, body: { acceptFees = [], ...change }, command }) =>
    command((context) => changeSeriesSites(context, { ...change, seriesId: params.id, acceptFees })),
  ),
];
