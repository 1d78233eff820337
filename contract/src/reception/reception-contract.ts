import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { idSchema, momentSchema } from "../words/words.ts";
import {
  receptionChangeResultsSchema,
  receptionChangesInputSchema,
  receptionNewsSchema,
  receptionSnapshotSchema,
} from "./reception.ts";

const bySite = { params: z.strictObject({ id: idSchema }) };
const receptions = { roles: ["receptionist", "security", "facility", "admin"] } as const;

export const receptionEndpoints = {
  "GET /sites/:id/reception": endpoint({
    summary: "A day at a site's reception, whole: everything that is needed to go on without a network",
    access: receptions,
    ...bySite,
    /** `YYYY-MM-DD` at the site; without it today. */
    query: z.strictObject({ day: z.iso.date().optional() }),
    response: receptionSnapshotSchema,
  }),
  "GET /sites/:id/reception/news": endpoint({
    summary: "What became of today since it was read; nothing is missed, and what is known may be said again",
    access: receptions,
    ...bySite,
    /** The `asOf` of what was read last. */
    query: z.strictObject({
      since: momentSchema,
      /** Marks of visits that are known as they are (`markOf`), with commas between: they are not said again. */
      known: z
        .string()
        .max(4_000)
        .regex(/^[0-9a-z,]*$/)
        .optional(),
    }),
    response: receptionNewsSchema,
  }),
  "POST /sites/:id/reception/changes": endpoint({
    summary:
      "What was done on one tablet, in order; each change is made once, whatever is sent twice, and answered by itself",
    access: receptions,
    ...bySite,
    body: receptionChangesInputSchema,
    bodyLimit: 1_000_000,
    response: receptionChangeResultsSchema,
  }),
};
