import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { locales } from "../identity/identity.ts";
import { meetingSchema } from "../meetings/meeting.ts";
import { renderedTextSchema } from "../messages/message.ts";
import { idSchema } from "../words/words.ts";
import {
  keptAnswersSchema,
  meetingChangeSchema,
  meetingMoveSchema,
  moveAnswersSchema,
  moveConsequencesSchema,
  seriesChangeSchema,
  seriesConsequencesSchema,
} from "./move.ts";

const byId = z.strictObject({ id: idSchema });
const read = { roles: "any", scopes: ["meetings.read"] } as const;
const write = { roles: "any", scopes: ["meetings.write"] } as const;

export const moveEndpoints = {
  "POST /meetings/:id/preview-change": endpoint({
    summary: "What a change of a meeting would mean, line by line, with fees and totals; changes nothing",
    access: write,
    params: byId,
    body: meetingChangeSchema,
    response: moveConsequencesSchema,
  }),
  "POST /series/:id/preview-change": endpoint({
    summary: "What another time or pattern of a series would mean, date by date; changes nothing",
    access: write,
    params: byId,
    body: seriesChangeSchema,
    response: seriesConsequencesSchema,
  }),
  "PATCH /meetings/:id": endpoint({
    summary: "Change a meeting; 409 `answer_needed` with the consequences where something crosses a cut-off unanswered",
    access: write,
    params: byId,
    body: meetingChangeSchema,
    versioned: true,
    response: meetingSchema,
  }),
  "POST /meetings/:id/move-answers": endpoint({
    summary: "Answer before the invite is sent: the answers apply when the calendar says that it moved to this time",
    access: write,
    params: byId,
    body: keptAnswersSchema,
    response: moveConsequencesSchema,
  }),
  "GET /meetings/:id/move": endpoint({
    summary: "The last move of a meeting that somebody was asked about; null: there was none",
    access: read,
    params: byId,
    response: z.strictObject({ move: meetingMoveSchema.nullable() }),
  }),
  "GET /moves/:id": endpoint({
    summary: "A move that somebody is or was asked about",
    access: read,
    params: byId,
    response: meetingMoveSchema,
  }),
  "POST /moves/:id/answer": endpoint({
    summary:
      "Answer for all lines or for each; 409 `fee_applies` where it costs more than was shown, `move_over` when it is answered",
    access: write,
    params: byId,
    body: moveAnswersSchema,
    response: meetingMoveSchema,
  }),
  "GET /moves/:id/card": endpoint({
    summary: "The question as its card shows it to the asker, with the words of the template in the asker's language",
    access: read,
    params: byId,
    response: z.strictObject({
      view: z.strictObject({ move: meetingMoveSchema }),
      text: renderedTextSchema,
      locale: z.enum(locales),
    }),
  }),
};
