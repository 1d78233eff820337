import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { fileSchema, idSchema } from "../words/words.ts";
import { visitorInsightGroupings } from "./visitor-insight-words.ts";
import { visitorInsightSchema } from "./visitor-insight.ts";

/** Those who look after visitors see the figures of their sites. */
const access = { roles: ["receptionist", "security", "facility", "admin"] } as const;

const query = z.strictObject({
  /** Days by each site's own clock, the last one included. */
  from: z.iso.date(),
  to: z.iso.date(),
  site: idSchema.optional(),
  by: z.enum(visitorInsightGroupings).default("day"),
});
export type VisitorInsightQuery = z.output<typeof query>;

export const visitorInsightEndpoints = {
  "GET /visitor-insight": endpoint({
    summary: "Visits, who did not come, how long visitors waited: by day, weekday, hour, site, company or source",
    access,
    query,
    response: visitorInsightSchema,
  }),
  "GET /visitor-insight.csv": endpoint({
    summary: "The same figures as a table for a spreadsheet",
    access,
    query,
    file: ["text/csv"],
    response: fileSchema,
  }),
};
