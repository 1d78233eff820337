import { z } from "zod";
import { idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { businessHoursEndpoints } from "./business-hours-contract.ts";
import { placeGroupEndpoints } from "./place-group-contract.ts";
import { floorPlanSchema, largestPlan, newFloorPlanSchema } from "./floor-plan.ts";
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  listEndpoint,
  readEndpoint,
  restoreEndpoint,
  upkeepers,
} from "./maintained.ts";
import {
  accessPointChangeSchema,
  accessPointSchema,
  buildingChangeSchema,
  buildingSchema,
  countrySchema,
  floorChangeSchema,
  floorSchema,
  newAccessPointSchema,
  newBuildingSchema,
  newFloorSchema,
  newSiteSchema,
  siteChangeSchema,
  siteDetailSchema,
} from "./place.ts";
import { placeTreeSchema } from "./place-tree.ts";
import { roomEndpoints } from "./room-contract.ts";

const readers = { roles: "any", scopes: ["meetings.read"] } as const;
const byId = { params: z.strictObject({ id: idSchema }) };

export const placeEndpoints = {
  "GET /places/tree": endpoint({
    summary: "All places from country to room, in one answer",
    access: readers,
    query: z.strictObject({ site: idSchema.optional() }),
    response: placeTreeSchema,
  }),
  "GET /countries": endpoint({
    summary: "The countries that the company has sites in",
    access: readers,
    query: z.strictObject(pageQuery),
    response: pageSchema(countrySchema),
  }),

  "GET /sites": listEndpoint("company's sites", siteDetailSchema, { country: idSchema.optional() }),
  "GET /sites/:id": readEndpoint("site", siteDetailSchema),
  "POST /sites": createEndpoint("site", newSiteSchema, siteDetailSchema),
  "PATCH /sites/:id": changeEndpoint("site", siteChangeSchema, siteDetailSchema),
  "DELETE /sites/:id": deleteEndpoint("site", siteDetailSchema),
  "POST /sites/:id/restore": restoreEndpoint("site", siteDetailSchema),

  "GET /buildings": listEndpoint("buildings", buildingSchema, { site: idSchema.optional() }),
  "GET /buildings/:id": readEndpoint("building", buildingSchema),
  "POST /buildings": createEndpoint("building", newBuildingSchema, buildingSchema),
  "PATCH /buildings/:id": changeEndpoint("building", buildingChangeSchema, buildingSchema),
  "DELETE /buildings/:id": deleteEndpoint("building", buildingSchema),
  "POST /buildings/:id/restore": restoreEndpoint("building", buildingSchema),

  "GET /floors": listEndpoint("floors", floorSchema, { site: idSchema.optional(), building: idSchema.optional() }),
  "GET /floors/:id": readEndpoint("floor", floorSchema),
  "POST /floors": createEndpoint("floor", newFloorSchema, floorSchema),
  "PATCH /floors/:id": changeEndpoint("floor", floorChangeSchema, floorSchema),
  "DELETE /floors/:id": deleteEndpoint("floor", floorSchema),
  "POST /floors/:id/restore": restoreEndpoint("floor", floorSchema),
  "GET /floors/:id/plan": endpoint({
    summary: "A floor's plan, with the shapes of its rooms",
    access: readers,
    ...byId,
    versioned: true,
    response: floorPlanSchema,
  }),
  "PUT /floors/:id/plan": endpoint({
    summary: "Hand in a floor's plan: it is cleaned, and the answer says what was taken out",
    access: upkeepers,
    ...byId,
    body: newFloorPlanSchema,
    bodyLimit: 2 * largestPlan,
    versioned: true,
    response: floorPlanSchema,
  }),

  ...roomEndpoints,

  "GET /access-points": listEndpoint("access points", accessPointSchema, {
    site: idSchema.optional(),
    floor: idSchema.optional(),
  }),
  "GET /access-points/:id": readEndpoint("access point", accessPointSchema),
  "POST /access-points": createEndpoint("access point", newAccessPointSchema, accessPointSchema),
  "PATCH /access-points/:id": changeEndpoint("access point", accessPointChangeSchema, accessPointSchema),
  "DELETE /access-points/:id": deleteEndpoint("access point", accessPointSchema),
  "POST /access-points/:id/restore": restoreEndpoint("access point", accessPointSchema),

  ...businessHoursEndpoints,
  ...placeGroupEndpoints,
};
