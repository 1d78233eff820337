import { z } from "zod";
import { allowanceSchema, idSchema, momentSchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint, type Access } from "../http/endpoint.ts";

// maintained thing: something that people keep up. It has a version, which a change names with If-Match; deleting hides
// it, and it can be restored. All of them have the same six operations.

/** What every maintained thing says of itself besides its own fields. */
export const maintainedFields = {
  id: idSchema,
  version: z.int(),
  deletedAt: momentSchema.nullable(),
  allowed: z.strictObject({ change: allowanceSchema, delete: allowanceSchema, restore: allowanceSchema }),
};

/** Who keeps up places: facility management for the sites it holds the role for, administrators everywhere. */
export const upkeepers = { roles: ["facility", "admin"] } as const;

const readers = { roles: "any", scopes: ["meetings.read"] } as const;
const byId = { params: z.strictObject({ id: idSchema }) };

/** A list's query: `q` finds by a part of the name; `deleted=true` gives the deleted ones instead of the others. */
export const upkeepQuery = {
  ...pageQuery,
  q: z.string().trim().max(100).optional(),
  deleted: z
    .enum(["true", "false"])
    .default("false")
    .transform((text) => text === "true"),
};

export function listEndpoint<Item extends z.ZodType, const Query extends Record<string, z.ZodType>>(
  things: string,
  item: Item,
  filters: Query,
  access: Access = readers,
) {
  return endpoint({
    summary: `The ${things}, by name`,
    access,
    query: z.strictObject({ ...upkeepQuery, ...filters }),
    response: pageSchema(item),
  });
}

export function readEndpoint<Thing extends z.ZodType>(thing: string, response: Thing, access: Access = readers) {
  return endpoint({
    summary: `One ${thing}, also a deleted one`,
    access,
    ...byId,
    versioned: true,
    response,
  });
}

export function createEndpoint<Body extends z.ZodType, Thing extends z.ZodType>(
  thing: string,
  body: Body,
  response: Thing,
) {
  return endpoint({ summary: `Add a ${thing}`, access: upkeepers, body, status: 201, versioned: true, response });
}

/** What is left out of the body stays as it is. */
export function changeEndpoint<Body extends z.ZodType, Thing extends z.ZodType>(
  thing: string,
  body: Body,
  response: Thing,
) {
  return endpoint({ summary: `Change a ${thing}`, access: upkeepers, ...byId, body, versioned: true, response });
}

export function deleteEndpoint<Thing extends z.ZodType>(thing: string, response: Thing) {
  return endpoint({
    summary: `Delete a ${thing}: it is hidden and can be restored`,
    access: upkeepers,
    ...byId,
    versioned: true,
    response,
  });
}

export function restoreEndpoint<Thing extends z.ZodType>(thing: string, response: Thing) {
  return endpoint({ summary: `Restore a deleted ${thing}`, access: upkeepers, ...byId, versioned: true, response });
}
