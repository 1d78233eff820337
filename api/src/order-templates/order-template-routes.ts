import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { findKnownServices } from "../catalogue/catalogue-sql.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { deleteFavourite, insertFavourite, listFavourites } from "./favourite-service-sql.ts";
import {
  createOrderTemplate,
  deleteOrderTemplate,
  renameOrderTemplate,
  restoreOrderTemplate,
} from "./keep-order-templates.ts";
import { orderFrom } from "./order-from.ts";
import { userOf } from "./order-template-policy.ts";
import { listTemplates } from "./order-template-sql.ts";
import { presentOrderTemplate } from "./present-order-template.ts";
import { listRecentOrders } from "./recent-orders-sql.ts";

const byName = z.tuple([z.string().max(100), z.uuid()]);
const byNumber = z.tuple([z.int()]);

export const orderTemplateRoutes = [
  route("GET /order-templates", async ({ query, queries, principal }) => {
    const { tenantId, userId } = principal;
    const after = decodeCursor(byName, query.after);
    const rows = await listTemplates(queries, { tenantId, userId, after, limit: query.limit + 1 });
    const page = toPage(rows, query.limit, ({ name, id }) => [name, id]);
    return { ...page, items: page.items.map((row) => presentOrderTemplate(row, principal)) };
  }),
  route("POST /order-templates", ({ body, command }) => command((context) => createOrderTemplate(context, body))),
  route("PATCH /order-templates/:id", ({ params, body, ifMatch, command }) =>
    command((context) => renameOrderTemplate(context, { ...body, id: params.id, expectedVersion: ifMatch })),
  ),
  route("DELETE /order-templates/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteOrderTemplate(context, { id: params.id, expectedVersion: ifMatch })),
  ),
  route("POST /order-templates/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreOrderTemplate(context, { id: params.id, expectedVersion: ifMatch })),
  ),
  route("GET /favourite-services", async ({ queries, principal }) => ({
    items: await listFavourites(queries, { tenantId: principal.tenantId, userId: userOf(principal) }),
  })),
  route("PUT /favourite-services/:serviceId", ({ params: { serviceId }, command }) =>
    command(async (context) => {
      const favourite = await favouriteOf(context, serviceId);
      await insertFavourite(context.tx, { ...favourite, now: context.now });
      return { serviceId };
    }),
  ),
  route("DELETE /favourite-services/:serviceId", ({ params: { serviceId }, command }) =>
    command(async (context) => {
      await deleteFavourite(context.tx, await favouriteOf(context, serviceId));
      return { serviceId };
    }),
  ),
  route("GET /service-orders/recent", async ({ query, queries, principal }) => {
    const after = decodeCursor(byNumber, query.after)?.[0];
    const { limit } = query;
    const list = { tenantId: principal.tenantId, userId: userOf(principal), after, limit: limit + 1 };
    return toPage(await listRecentOrders(queries, list), limit, ({ number }) => [number]);
  }),
  route("POST /meetings/:meetingId/service-orders/from", ({ params, body, command }) =>
    command((context) => orderFrom(context, { meetingId: params.meetingId, from: body })),
  ),
];

async function favouriteOf({ tx, tenantId, principal }: CommandContext, serviceId: string) {
  const known = await findKnownServices(tx, { tenantId, ids: [serviceId] });
  if (!known.has(serviceId)) throw new Refusal("not_found", "There is no such service");
  return { tenantId, userId: userOf(principal), serviceId };
}
