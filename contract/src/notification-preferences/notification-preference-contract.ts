import { endpoint } from "../http/endpoint.ts";
import { notificationPreferenceSchema, ownPreferenceSchema } from "./notification-preference.ts";

export const notificationPreferenceEndpoints = {
  "GET /me/notification-preference": endpoint({
    summary: "How the asker wants to be told, and where she can be reached",
    access: { roles: "any" },
    response: ownPreferenceSchema,
  }),
  "PUT /me/notification-preference": endpoint({
    summary: "Choose how to be told: in chat, by mail, in a daily digest or not at all, and the hours of rest",
    access: { roles: "any" },
    body: notificationPreferenceSchema,
    response: ownPreferenceSchema,
  }),
};
