import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { meetingSchema } from "../meetings/meeting.ts";

/**
 * The calendar port: an Exchange event as Microsoft Graph v1.0 gives it, members we do not use included.
 * The organizer posts her own events (the playground's built-in calendar does so for her);
 * a system with `calendar.write` posts anybody's.
 */
export const calendarEndpoints = {
  "POST /calendar/events": endpoint({
    summary: "Take in a calendar event (Microsoft Graph v1.0 `event`): it becomes, or updates, a meeting",
    access: { roles: "any", scopes: ["calendar.write"] },
    body: z.record(z.string(), z.unknown()),
    versioned: true,
    response: meetingSchema,
  }),
};
