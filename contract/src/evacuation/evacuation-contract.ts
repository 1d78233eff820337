import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { fileSchema, idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { evacuationListSchema, evacuationSchema } from "./evacuation.ts";

const byId = { params: z.strictObject({ id: idSchema }) };
const wardens = { roles: ["receptionist", "security", "facility", "admin"] } as const;

export const evacuationEndpoints = {
  "GET /sites/:id/evacuation-list": endpoint({
    summary: "Who is in the house now: visitors by name, meetings that take place by their head counts",
    access: wardens,
    ...byId,
    response: evacuationListSchema,
  }),
  "GET /sites/:id/evacuations": endpoint({
    summary: "A site's evacuations and drills that are over, the newest first",
    access: wardens,
    ...byId,
    query: z.strictObject(pageQuery),
    response: pageSchema(evacuationSchema),
  }),
  "GET /sites/:id/evacuations/export": endpoint({
    summary: "A site's evacuations and drills with their counts and durations, without names",
    access: wardens,
    ...byId,
    file: ["text/csv"],
    response: fileSchema,
  }),
  "POST /sites/:id/evacuations": endpoint({
    summary: "Begin an evacuation or a drill; where one runs, it goes on",
    access: wardens,
    ...byId,
    body: z.strictObject({ drill: z.boolean() }),
    response: evacuationSchema,
  }),
  "GET /evacuations/:id": endpoint({
    summary: "An evacuation with everybody who was in the house, and who ticked whom off",
    access: wardens,
    ...byId,
    response: evacuationListSchema,
  }),
  "POST /evacuations/:id/ticks": endpoint({
    summary: "Say that somebody, or the people of a meeting, were seen; `safe: false` takes back one's own tick only",
    access: wardens,
    ...byId,
    body: z.strictObject({
      subject: z.strictObject({ type: z.enum(["visit", "meeting"]), id: idSchema }),
      safe: z.boolean(),
      count: z.int().min(0).max(10_000).optional(),
    }),
    response: evacuationListSchema,
  }),
  "POST /evacuations/:id/end": endpoint({
    summary: "End it: everybody may go back; what was counted is kept",
    access: wardens,
    ...byId,
    response: evacuationSchema,
  }),
};
