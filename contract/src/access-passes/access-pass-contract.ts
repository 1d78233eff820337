import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { idSchema } from "../words/words.ts";

export const accessPassEndpoints = {
  "POST /visits/:id/replace-pass": endpoint({
    summary: "Give a visitor a new pass and a new link by mail; the old ones open nothing from now on",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: z.strictObject({ id: idSchema }),
    status: 204,
    response: z.undefined(),
  }),
};
