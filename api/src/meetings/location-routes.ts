import { route, type Route } from "../http/route.ts";
import { addLocation, changeLocation, leaveLocation, previewLocation } from "./change-locations.ts";

export const locationRoutes: Route[] = [
  route("POST /meetings/:id/locations", ({ params, body, command }) =>
    command((context) => addLocation(context, { meetingId: params.id, ...body })),
  ),
  route("POST /meetings/:id/locations/:locationId/preview", ({ params, body, principal, now, read }) =>
    read((queries) =>
      previewLocation(queries, {
        principal,
        meetingId: params.id,
        locationId: params.locationId,
        siteId: body.siteId,
        now,
      }),
    ),
  ),
  route("PATCH /meetings/:id/locations/:locationId", ({ params, body, command }) =>
    command((context) => changeLocation(context, { meetingId: params.id, locationId: params.locationId, ...body })),
  ),
  route("POST /meetings/:id/locations/:locationId/leave", ({ params, body, command }) =>
    command((context) =>
      leaveLocation(context, {
        meetingId: params.id,
        locationId: params.locationId,
        acceptFees: body?.acceptFees,
      }),
    ),
  ),
];
