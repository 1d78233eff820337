import { route } from "../http/route.ts";
import { drawFloorPlan, presentFloorPlan } from "./draw-floor-plan.ts";
import { findFloorPlan } from "./floor-plan-sql.ts";

export const floorPlanRoutes = [
  route("GET /floors/:id/plan", async ({ params, queries, principal }) =>
    presentFloorPlan(principal, await findFloorPlan(queries, { tenantId: principal.tenantId, id: params.id })),
  ),
  route("PUT /floors/:id/plan", ({ params, body, ifMatch, command }) =>
    command((context) => drawFloorPlan(context, { ...params, ...body, expectedVersion: ifMatch })),
  ),
];
