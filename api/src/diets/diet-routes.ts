import { route } from "../http/route.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { ofOwnVendor, vendorsOf } from "../production-orders/production-order-policy.ts";
import { findProductionOrder } from "../production-orders/production-order-sql.ts";
import { askForDiets } from "./ask-for-diets.ts";
import { readDiets } from "./diet-sql.ts";
import { readEaters } from "./eaters-sql.ts";
import { kitchenDiets, productionDiets } from "./kitchen-diets.ts";
import { loadMeetingDiet } from "./load-diet-card.ts";
import { readDietCard } from "./read-diet-card.ts";
import { eraseDiet, personOf, sayDiet } from "./say-diet.ts";
import { numbersOf, whoComes } from "./who-comes.ts";

export const dietRoutes = [
  route("GET /me/diet", async ({ queries, principal }) => {
    const userId = personOf(principal);
    const { always } = await readDiets(queries, { tenantId: principal.tenantId, userId, meetingId: null });
    return { diet: always };
  }),
  route("PUT /me/diet", ({ body, command }) => command((context) => sayDiet(context, { meetingId: null, diet: body }))),
  route("DELETE /me/diet", ({ command }) => command((context) => eraseDiet(context, null))),
  route("GET /meetings/:id/my-diet", ({ params, read, principal }) =>
    read((queries) => loadMeetingDiet(queries, { meetingId: params.id, viewer: principal })),
  ),
  route("PUT /meetings/:id/my-diet", ({ params, body, command }) =>
    command((context) => sayDiet(context, { meetingId: params.id, diet: body })),
  ),
  route("DELETE /meetings/:id/my-diet", ({ params, command }) => command((context) => eraseDiet(context, params.id))),
  route("GET /meetings/:id/my-diet/card", ({ params, read, principal }) =>
    read((queries) => readDietCard(queries, { meetingId: params.id, viewer: principal })),
  ),
  route("GET /meetings/:id/diets", ({ params, read, principal }) =>
    read(async (queries) => {
      const { tenantId } = principal;
      const meeting = changeable(principal, await findMeeting(queries, { tenantId, id: params.id }));
      const eaters = await readEaters(queries, { tenantId, meetingId: meeting.id });
      // Everybody at whatever site: the organizer orders for all of them.
      return numbersOf(eaters === undefined ? [] : whoComes({ ...eaters, siteIds: [] }, ""));
    }),
  ),
  route("POST /meetings/:id/diets/ask", ({ params, command }) => command((context) => askForDiets(context, params.id))),
  route("GET /production-orders/:id/diets", ({ params, read, principal }) =>
    read(async (queries) => {
      const { tenantId } = principal;
      const order = ofOwnVendor(principal, await findProductionOrder(queries, { tenantId, id: params.id }));
      return { items: await kitchenDiets(queries, { tenantId, order }) };
    }),
  ),
  route("GET /production-diets", ({ query, read, principal }) =>
    read(async (queries) => {
      const period = { from: new Date(query.from), to: new Date(query.to) };
      const { tenantId } = principal;
      return { items: await productionDiets(queries, { tenantId, ...period, vendorIds: vendorsOf(principal) }) };
    }),
  ),
];
