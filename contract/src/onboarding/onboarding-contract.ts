import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { setUpSchema } from "./onboarding.ts";

export const onboardingEndpoints = {
  "GET /set-up": endpoint({
    summary: "How far the company is set up, and how its connections are",
    access: { roles: ["admin"] },
    response: setUpSchema,
  }),
  "POST /set-up/test-message": endpoint({
    summary: "Send the asker a message, to see that it arrives",
    access: { roles: ["admin"] },
    status: 202,
    response: z.strictObject({ state: z.literal("waiting") }),
  }),
};
