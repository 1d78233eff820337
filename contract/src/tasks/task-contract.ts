import { z } from "zod";
import { idSchema, momentSchema, pageQuery, pageSchema, referenceSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { locales } from "../identity/identity.ts";
import { renderedTextSchema } from "../messages/message.ts";
import { taskActions, taskStatuses } from "./task-words.ts";
import { taskCardViewSchema, taskSchema } from "./task.ts";

/** Whoever is responsible does it, whatever their roles are. */
const people = { roles: "any", scopes: ["production.read"] } as const;

export const taskEndpoints = {
  "GET /tasks": endpoint({
    summary: "Set up, deliver, clear: what there is to do, by its start; mine, or my vendor's",
    access: people,
    query: z.strictObject({
      ...pageQuery,
      mine: z.enum(["true", "false"]).optional(),
      vendor: idSchema.optional(),
      site: idSchema.optional(),
      status: z.enum(taskStatuses).optional(),
      from: momentSchema.optional(),
      to: momentSchema.optional(),
    }),
    response: pageSchema(taskSchema),
  }),
  "GET /tasks/people": endpoint({
    summary: "Who can be made responsible for a vendor's tasks",
    access: { roles: ["vendor", "facility", "admin"], scopes: ["production.read"] },
    query: z.strictObject({ vendor: idSchema }),
    response: z.strictObject({ items: z.array(referenceSchema) }),
  }),
  "GET /production-orders/:id/task-card": endpoint({
    summary: "The asker's tasks of a delivery as her card shows them, with the words of the template in her language",
    access: { roles: "any" },
    params: z.strictObject({ id: idSchema }),
    response: z.strictObject({ view: taskCardViewSchema, text: renderedTextSchema, locale: z.enum(locales) }),
  }),
  "POST /tasks/:id/:action": endpoint({
    summary: "Start a task, finish it, say who does it, or hand it over",
    access: { roles: "any", scopes: ["production.write"] },
    params: z.strictObject({ id: idSchema, action: z.enum(taskActions) }),
    body: z
      .strictObject({
        /** With `assign` and `hand-over`: who does it. */
        userId: idSchema.optional(),
        note: z.string().trim().max(500).optional(),
      })
      .optional(),
    versioned: true,
    response: taskSchema,
  }),
};
