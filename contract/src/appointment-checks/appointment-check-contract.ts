import { endpoint } from "../http/endpoint.ts";
import { appointmentCheckInputSchema, appointmentCheckSchema } from "./appointment-check.ts";

export const appointmentCheckEndpoints = {
  "POST /appointments/check": endpoint({
    summary: "What is unsent or past its cut-off in an appointment that is being written; changes nothing",
    access: { roles: "any" },
    body: appointmentCheckInputSchema,
    response: appointmentCheckSchema,
  }),
};
