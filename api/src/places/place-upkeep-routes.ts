import { route } from "../http/route.ts";
import { businessHours, holidays } from "./business-hours-upkeep.ts";
import { roomGroups, roomRules, userGroups } from "./group-upkeep.ts";
import { changeThing, createThing, deleteThing, restoreThing } from "./keep-up.ts";
import { listThings, readThing } from "./read-thing.ts";
import { accessPoints, buildings, floors, sites } from "./site-upkeep.ts";
import { changingHoliday, changingHours } from "../vendors/with-closed-deliveries.ts";

// The same six operations for each of the things that need nothing of their own.

export const placeUpkeepRoutes = [
  route("GET /sites", (asked) => listThings(sites, asked)),
  route("GET /sites/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, sites, params.id),
  ),
  route("POST /sites", ({ body, command }) => command((context) => createThing(context, sites, body))),
  route("PATCH /sites/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeThing(context, sites, { ...params, change: body, expectedVersion: ifMatch })),
  ),
  route("DELETE /sites/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteThing(context, sites, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /sites/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreThing(context, sites, { ...params, expectedVersion: ifMatch })),
  ),

  route("GET /buildings", (asked) => listThings(buildings, asked)),
  route("GET /buildings/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, buildings, params.id),
  ),
  route("POST /buildings", ({ body, command }) => command((context) => createThing(context, buildings, body))),
  route("PATCH /buildings/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeThing(context, buildings, { ...params, change: body, expectedVersion: ifMatch })),
  ),
  route("DELETE /buildings/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteThing(context, buildings, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /buildings/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreThing(context, buildings, { ...params, expectedVersion: ifMatch })),
  ),

  route("GET /floors", (asked) => listThings(floors, asked)),
  route("GET /floors/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, floors, params.id),
  ),
  route("POST /floors", ({ body, command }) => command((context) => createThing(context, floors, body))),
  route("PATCH /floors/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeThing(context, floors, { ...params, change: body, expectedVersion: ifMatch })),
  ),
  route("DELETE /floors/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteThing(context, floors, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /floors/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreThing(context, floors, { ...params, expectedVersion: ifMatch })),
  ),

  route("GET /access-points", (asked) => listThings(accessPoints, asked)),
  route("GET /access-points/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, accessPoints, params.id),
  ),
  route("POST /access-points", ({ body, command }) => command((context) => createThing(context, accessPoints, body))),
  route("PATCH /access-points/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeThing(context, accessPoints, { ...params, change: body, expectedVersion: ifMatch })),
  ),
  route("DELETE /access-points/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteThing(context, accessPoints, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /access-points/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreThing(context, accessPoints, { ...params, expectedVersion: ifMatch })),
  ),

  route("GET /business-hours", (asked) => listThings(businessHours, asked)),
  route("GET /business-hours/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, businessHours, params.id),
  ),
  route("POST /business-hours", ({ body, command }) => command((context) => createThing(context, businessHours, body))),
  route("PATCH /business-hours/:id", ({ params, body, ifMatch, command }) =>
    command((context) =>
      changingHours(context, params.id, () =>
        changeThing(context, businessHours, { ...params, change: body, expectedVersion: ifMatch }),
      ),
    ),
  ),
  route("DELETE /business-hours/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteThing(context, businessHours, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /business-hours/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreThing(context, businessHours, { ...params, expectedVersion: ifMatch })),
  ),

  route("GET /holidays", (asked) => listThings(holidays, asked)),
  route("GET /holidays/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, holidays, params.id),
  ),
  route("POST /holidays", ({ body, command }) =>
    command((context) => changingHours(context, body.businessHoursId, () => createThing(context, holidays, body))),
  ),
  route("PATCH /holidays/:id", ({ params, body, ifMatch, command }) =>
    command((context) =>
      changingHoliday(context, params.id, () =>
        changeThing(context, holidays, { ...params, change: body, expectedVersion: ifMatch }),
      ),
    ),
  ),
  route("DELETE /holidays/:id", ({ params, ifMatch, command }) =>
    command((context) =>
      changingHoliday(context, params.id, () =>
        deleteThing(context, holidays, { ...params, expectedVersion: ifMatch }),
      ),
    ),
  ),
  route("POST /holidays/:id/restore", ({ params, ifMatch, command }) =>
    command((context) =>
      changingHoliday(context, params.id, () =>
        restoreThing(context, holidays, { ...params, expectedVersion: ifMatch }),
      ),
    ),
  ),

  route("GET /room-groups", (asked) => listThings(roomGroups, asked)),
  route("GET /room-groups/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, roomGroups, params.id),
  ),
  route("POST /room-groups", ({ body, command }) => command((context) => createThing(context, roomGroups, body))),
  route("PATCH /room-groups/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeThing(context, roomGroups, { ...params, change: body, expectedVersion: ifMatch })),
  ),
  route("DELETE /room-groups/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteThing(context, roomGroups, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /room-groups/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreThing(context, roomGroups, { ...params, expectedVersion: ifMatch })),
  ),

  route("GET /user-groups", (asked) => listThings(userGroups, asked)),
  route("GET /user-groups/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, userGroups, params.id),
  ),
  route("POST /user-groups", ({ body, command }) => command((context) => createThing(context, userGroups, body))),
  route("PATCH /user-groups/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeThing(context, userGroups, { ...params, change: body, expectedVersion: ifMatch })),
  ),
  route("DELETE /user-groups/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteThing(context, userGroups, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /user-groups/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreThing(context, userGroups, { ...params, expectedVersion: ifMatch })),
  ),

  route("GET /room-rules", (asked) => listThings(roomRules, asked)),
  route("GET /room-rules/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, roomRules, params.id),
  ),
  route("POST /room-rules", ({ body, command }) => command((context) => createThing(context, roomRules, body))),
  route("PATCH /room-rules/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeThing(context, roomRules, { ...params, change: body, expectedVersion: ifMatch })),
  ),
  route("DELETE /room-rules/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteThing(context, roomRules, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /room-rules/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreThing(context, roomRules, { ...params, expectedVersion: ifMatch })),
  ),
];
