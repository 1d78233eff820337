import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { chatIdSchema, meetingChatSchema } from "./meeting-chat.ts";

export const meetingChatEndpoints = {
  "GET /meeting-chat": endpoint({
    summary: "The meetings that a chat in Teams belongs to, as Microsoft 365 says, and the one that is meant now",
    access: { roles: "any" },
    query: z.strictObject({ chat: chatIdSchema }),
    response: meetingChatSchema,
  }),
};
