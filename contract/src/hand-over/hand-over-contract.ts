import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { idSchema } from "../words/words.ts";
import { handOverInputSchema, handOverPreviewSchema, handOverSchema } from "./hand-over.ts";

const byId = z.strictObject({ id: idSchema });

export const handOverEndpoints = {
  "GET /people/:id/hand-over": endpoint({
    summary: "What somebody looks after and who could take it over; for administrators, and for oneself",
    access: { roles: "any" },
    params: byId,
    response: handOverPreviewSchema,
  }),
  "POST /people/:id/hand-over": endpoint({
    summary:
      "Give what somebody looks after to somebody else, all or parts of it; a person may give her own meetings and series",
    access: { roles: "any" },
    params: byId,
    body: handOverInputSchema,
    response: handOverSchema,
  }),
  "PUT /people/:id/status": endpoint({
    summary: "Switch somebody's account off or on here; the directory's own word follows by itself",
    access: { roles: ["admin"] },
    params: byId,
    body: z.strictObject({ status: z.enum(["active", "disabled"]) }),
    response: handOverPreviewSchema,
  }),
  "GET /hand-overs/:id": endpoint({
    summary: "One hand-over, for whoever gave, got or made it, and administrators",
    access: { roles: "any" },
    params: byId,
    response: handOverSchema,
  }),
  "POST /hand-overs/:id/hand-back": endpoint({
    summary: "Take a hand-over back within a day: what is still with whoever got it goes back",
    access: { roles: "any" },
    params: byId,
    response: handOverSchema,
  }),
};
