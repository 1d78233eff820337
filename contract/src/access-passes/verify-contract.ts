import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { fileSchema, idSchema, momentSchema, pageQuery, pageSchema } from "../words/words.ts";
import { directions, refusalsAtDoor } from "./verify-rules.ts";
import { accessTrySchema, fedPassSchema, verifiedSchema, verifySchema } from "./verify.ts";

const guards = { roles: ["admin", "security"] } as const;

const filter = {
  site: idSchema.optional(),
  accessPoint: idSchema.optional(),
  visit: idSchema.optional(),
  direction: z.enum(directions).optional(),
  /** `granted`, `not_granted`, or why not. */
  outcome: z.enum(["granted", "not_granted", ...refusalsAtDoor]).optional(),
  /** A part of the access point's or the key's name. */
  q: z.string().trim().max(100).optional(),
  from: momentSchema.optional(),
  to: momentSchema.optional(),
};

export const verifyEndpoints = {
  "POST /access-passes/verify": endpoint({
    summary: "Whether a pass opens an access point now; for access-control systems, with a key for that access point",
    access: { roles: [], scopes: ["access_passes.verify"] },
    body: verifySchema,
    response: verifiedSchema,
  }),
  "GET /access-passes/feed": endpoint({
    summary:
      "What changed of the passes of the key's access points, so that a door works without a network. `next` goes on from there; nothing new: an empty page. The last seconds are given again.",
    access: { roles: [], scopes: ["access_passes.feed"] },
    query: z.strictObject(pageQuery),
    response: z.strictObject({ items: z.array(fedPassSchema), next: z.string(), more: z.boolean() }),
  }),
  "GET /access-tries": endpoint({
    summary: "The door log: every pass that was shown, the latest first",
    access: guards,
    query: z.strictObject({ ...pageQuery, ...filter }),
    response: pageSchema(accessTrySchema),
  }),
  "GET /access-tries/export": endpoint({
    summary: "The same list as a file, its latest 10,000 entries",
    access: guards,
    query: z.strictObject(filter),
    file: ["text/csv"],
    response: fileSchema,
  }),
};
