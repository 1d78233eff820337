import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { vendorsOf } from "../production-orders/production-order-policy.ts";
import { actOnTask } from "./act-on-task.ts";
import { presentTask } from "./present-task.ts";
import { readTaskCard } from "./read-task-card.ts";
import { findVendorPeople, listTasks } from "./task-sql.ts";

const byStart = z.tuple([z.iso.datetime(), z.uuid()]);

export const taskRoutes = [
  route("GET /tasks", async ({ query, queries, principal }) => {
    const own = vendorsOf(principal);
    // Somebody who works for no vendor has what was given to her, and nothing else.
    const isMine = query.mine === "true" || own?.length === 0;
    const isAsked = query.vendor !== undefined && (own === null || own.includes(query.vendor) || isMine);
    const tasks = await listTasks(queries, {
      tenantId: principal.tenantId,
      responsibleId: isMine ? (principal.userId ?? principal.tenantId) : null,
      vendorIds: query.vendor === undefined ? (isMine ? null : own) : isAsked ? [query.vendor] : [],
      siteId: query.site ?? null,
      status: query.status ?? null,
      from: query.from === undefined ? null : new Date(query.from),
      to: query.to === undefined ? null : new Date(query.to),
      after: decodeCursor(byStart, query.after),
      limit: query.limit + 1,
    });
    return toPage(tasks.map(presentTask), query.limit, (task) => [task.startsAt, task.id]);
  }),
  route("GET /tasks/people", async ({ query, queries, principal }) => {
    const own = vendorsOf(principal);
    const isOwn = own === null || own.includes(query.vendor);
    const { tenantId } = principal;
    return { items: isOwn ? await findVendorPeople(queries, { tenantId, vendorId: query.vendor }) : [] };
  }),
  route("GET /production-orders/:id/task-card", ({ params, principal, read }) =>
    read((db) => readTaskCard(db, { productionOrderId: params.id, viewer: principal })),
  ),
  route("POST /tasks/:id/:action", ({ params, body, ifMatch, command }) =>
    command((context) => actOnTask(context, { ...params, ...body, expectedVersion: ifMatch })),
  ),
];
