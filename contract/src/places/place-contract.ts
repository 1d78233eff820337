import { z } from "zod";
import { idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { roomSchema, siteSchema } from "./place.ts";

export const placeEndpoints = {
  "GET /sites": endpoint({
    summary: "The company's sites",
    access: { roles: "any", scopes: ["meetings.read"] },
    query: z.strictObject(pageQuery),
    response: pageSchema(siteSchema),
  }),
  "GET /rooms": endpoint({
    summary: "The rooms of a site",
    access: { roles: "any", scopes: ["meetings.read"] },
    query: z.strictObject({ ...pageQuery, site: idSchema }),
    response: pageSchema(roomSchema),
  }),
};
