import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { colleagueSchema, delegationSchema, toldPreferenceSchema } from "./delegate.ts";

const person = z.strictObject({ id: idSchema });
const delegate = z.strictObject({ id: idSchema, delegateId: idSchema });

export const delegateEndpoints = {
  "GET /people": endpoint({
    summary: "The company's people, to choose one of them; `status` lets administrators find those who have left",
    access: { roles: "any" },
    query: z.strictObject({
      ...pageQuery,
      q: z.string().trim().max(100).optional(),
      status: z.enum(["active", "disabled"]).default("active"),
    }),
    response: pageSchema(colleagueSchema),
  }),
  "GET /people/:id/delegates": endpoint({
    summary: "Who acts for somebody, for whom she acts, and who of them is told; for herself and administrators",
    access: { roles: "any" },
    params: person,
    response: delegationSchema,
  }),
  "PUT /people/:id/delegates/:delegateId": endpoint({
    summary: "Let somebody act for the meetings of another; again changes nothing",
    access: { roles: "any" },
    params: delegate,
    response: delegationSchema,
  }),
  "DELETE /people/:id/delegates/:delegateId": endpoint({
    summary:
      "Let her not act any more; one that the calendar names comes back with its next look, unless it is ended there",
    access: { roles: "any" },
    params: delegate,
    response: delegationSchema,
  }),
  "PUT /people/:id/told": endpoint({
    summary: "Who gets the cards of somebody's meetings: she, her delegates, or both",
    access: { roles: "any" },
    params: person,
    body: toldPreferenceSchema,
    response: delegationSchema,
  }),
};
