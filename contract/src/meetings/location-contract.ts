import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { idSchema, moneySchema } from "../words/words.ts";
import {
  locationChangeSchema,
  locationConsequencesSchema,
  locationInputSchema,
  locationPreviewSchema,
} from "./location.ts";
import { meetingSchema } from "./meeting.ts";

const write = { roles: "any", scopes: ["meetings.write"] } as const;
const ofMeeting = z.strictObject({ id: idSchema });
const byId = z.strictObject({ id: idSchema, locationId: idSchema });

export const locationEndpoints = {
  "POST /meetings/:id/locations": endpoint({
    summary: "Let another site take part in a meeting; one that does already stays as it is",
    access: write,
    params: ofMeeting,
    body: locationInputSchema,
    response: meetingSchema,
  }),
  "POST /meetings/:id/locations/:locationId/preview": endpoint({
    summary: "What moving one location to another site would mean, or leaving it; changes nothing",
    access: write,
    params: byId,
    body: locationPreviewSchema,
    response: locationConsequencesSchema,
  }),
  "PATCH /meetings/:id/locations/:locationId": endpoint({
    summary:
      "Say how many come to one site, that guests come there, or move it alone to another site; 409 `fee_applies` unless the fees that it costs are accepted",
    access: write,
    params: byId,
    body: locationChangeSchema,
    response: meetingSchema,
  }),
  "POST /meetings/:id/locations/:locationId/leave": endpoint({
    summary: "Let a site take no part any more: its rooms are free again and its orders are cancelled",
    access: write,
    params: byId,
    body: z.strictObject({ acceptFees: z.array(moneySchema).max(10).optional() }).optional(),
    response: meetingSchema,
  }),
};
