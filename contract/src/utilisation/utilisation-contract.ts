import { z } from "zod";
import { fileSchema, idSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { utilisationGroupings, utilisationSchema } from "./utilisation.ts";

/** Site-scoped roles see their own sites. */
const access = { roles: ["facility", "admin"] } as const;

const query = z.strictObject({
  /** At most one of site, building, floor and room; none is every site that I look after. */
  site: idSchema.optional(),
  building: idSchema.optional(),
  floor: idSchema.optional(),
  room: idSchema.optional(),
  /** Days of the site, `2026-11-01`, the last one included; at most 400 of them. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** `hour` is the hour of the week. */
  by: z.enum(utilisationGroupings).default("room"),
});
export type UtilisationQuery = z.output<typeof query>;

export const utilisationEndpoints = {
  "GET /utilisation": endpoint({
    summary: "How much of the rooms' open time and seats was booked and used, by place or by time of the week",
    access,
    query,
    response: utilisationSchema,
  }),
  "GET /utilisation.csv": endpoint({
    summary: "The same figures as a table for a spreadsheet",
    access,
    query,
    file: ["text/csv"],
    response: fileSchema,
  }),
};
