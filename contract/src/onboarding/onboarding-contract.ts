import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { setUpSchema } from "./onboarding.ts";
import { longestExport, roomMailboxCheckSchema } from "./room-mailbox.ts";

export const onboardingEndpoints = {
  "GET /set-up": endpoint({
    summary: "How far the company is set up, and how its connections are",
    access: { roles: ["admin"] },
    response: setUpSchema,
  }),
  "POST /set-up/test-message": endpoint({
    summary: "Send the asker a message, to see that it arrives",
    access: { roles: ["admin"] },
    response: z.strictObject({ state: z.literal("waiting") }),
  }),
  "POST /set-up/room-mailboxes": endpoint({
    summary: "What of the rooms' settings in Exchange contradicts ours, from an export of them; nothing is kept",
    access: { roles: ["admin"] },
    body: z.strictObject({ export: z.string().min(1).max(longestExport) }),
    response: roomMailboxCheckSchema,
  }),
};
