import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { locales } from "../identity/identity.ts";
import { renderedTextSchema } from "../messages/message.ts";
import { visitorInputSchema, visitSchema } from "../visits/visit.ts";
import { leavings, visitStatuses } from "../visits/visit-words.ts";
import { idSchema, momentSchema } from "../words/words.ts";
import { arrivalCardViewSchema, hostAnswerInputSchema } from "./host-call.ts";
import { changeOutcomes } from "./reception-words.ts";

const byId = z.strictObject({ id: idSchema });
const desk = { roles: ["receptionist", "facility", "security", "admin"], scopes: ["meetings.write"] } as const;
const anybody = { roles: "any", scopes: ["meetings.write"] } as const;

/** How a visit stands after the desk did something; without a name, because answers are kept. */
export const deskResultSchema = z.strictObject({
  /** duplicate: somebody did it before; nothing was done now. */
  outcome: z.enum(changeOutcomes),
  visit: z.strictObject({
    id: idSchema,
    status: z.enum(visitStatuses),
    arrivedAt: momentSchema.nullable(),
    leftAt: momentSchema.nullable(),
    leftHow: z.enum(leavings).nullable(),
    badgeNumber: z.int().nullable(),
    badgeLostAt: momentSchema.nullable(),
    version: z.int(),
  }),
});
export type DeskResult = z.infer<typeof deskResultSchema>;

export const walkInInputSchema = z.strictObject({
  visitor: visitorInputSchema,
  hostId: idSchema,
  purpose: z.string().trim().max(500).default(""),
});

/** What a hand scanner or the camera read. */
const scannedSchema = z.strictObject({ code: z.string().min(1).max(200) });

const recognitions = [
  "expected",
  "early",
  "late",
  "old_time",
  "other_day",
  "other_site",
  "cancelled",
  "not_cleared",
  "in_the_house",
  "left",
] as const;

export const deskEndpoints = {
  "POST /visits/:id/check-in": endpoint({
    summary:
      "Somebody is here: gives a badge and tells the host; 409 `wrong_state`, or `visit_not_cleared` and security is told",
    access: desk,
    params: byId,
    body: z.strictObject({}).optional(),
    response: deskResultSchema,
  }),
  "POST /visits/:id/check-out": endpoint({
    summary: "Somebody leaves",
    access: desk,
    params: byId,
    body: z.strictObject({ how: z.enum(["desk", "pass"]).default("desk") }).optional(),
    response: deskResultSchema,
  }),
  "POST /visits/:id/undo-check-in": endpoint({
    summary: "She is not here after all; the host is told",
    access: desk,
    params: byId,
    response: deskResultSchema,
  }),
  "POST /visits/:id/undo-check-out": endpoint({
    summary: "She is still here",
    access: desk,
    params: byId,
    response: deskResultSchema,
  }),
  "POST /visits/:id/lose-badge": endpoint({
    summary: "The badge is lost: its code opens nothing from now on",
    access: desk,
    params: byId,
    response: deskResultSchema,
  }),
  "POST /visits/:id/replace-badge": endpoint({
    summary: "A new badge with a new number and a new code",
    access: desk,
    params: byId,
    response: deskResultSchema,
  }),
  "POST /visits/:id/ask-host": endpoint({
    summary: "Somebody stands there who is not expected now: her host is asked",
    access: desk,
    params: byId,
    response: deskResultSchema,
  }),
  "GET /visits/:id/badge": endpoint({
    summary: "What the QR code of a printed badge says; null: the visit has no pass that opens anything",
    access: desk,
    params: byId,
    response: z.strictObject({ content: z.string().nullable() }),
  }),
  "POST /sites/:id/reception/walk-ins": endpoint({
    summary: "Somebody came without being invited",
    access: desk,
    params: byId,
    body: walkInInputSchema,
    status: 201,
    response: deskResultSchema,
  }),
  "POST /sites/:id/reception/passes": endpoint({
    summary: "Whose pass this is and what the desk has to know; 404 where it is nobody's of this company",
    access: desk,
    params: byId,
    body: scannedSchema,
    response: z.strictObject({ recognition: z.enum(recognitions), visit: visitSchema }),
  }),
  "POST /sites/:id/reception/check-in": endpoint({
    summary: "Check in by pass; refused as a check-in by visit is, or 404",
    access: desk,
    params: byId,
    body: scannedSchema,
    response: deskResultSchema,
  }),
  "GET /sites/:id/reception/closings": endpoint({
    summary: "Who was still in the house when it closed last, and was checked out then",
    access: desk,
    params: byId,
    response: z.strictObject({ items: z.array(visitSchema) }),
  }),
  "GET /host-calls/:id/card": endpoint({
    summary: "Who is here, as the host's card shows it to the asker, in the asker's language",
    access: anybody,
    params: byId,
    response: z.strictObject({
      view: arrivalCardViewSchema,
      text: renderedTextSchema,
      locale: z.enum(locales),
    }),
  }),
  "POST /host-calls/:id/answer": endpoint({
    summary: "Say what becomes of those who are here; the reception sees it at once",
    access: anybody,
    params: byId,
    body: hostAnswerInputSchema,
    response: z.strictObject({ answered: z.int() }),
  }),
};
