import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { route } from "../http/route.ts";
import { visible } from "../meetings/meeting-policy.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { answerMove } from "./answer-move.ts";
import { changeMeeting, previewChange } from "./change-meeting.ts";
import { keepAnswers } from "./keep-answers.ts";
import { loadMoveCard, readMoveCard } from "./load-move-card.ts";
import { findMove } from "./move-sql.ts";
import { previewSeriesChange } from "./preview-series-change.ts";
import { presentMove } from "./present-move.ts";

export const moveRoutes = [
  route("POST /meetings/:id/preview-change", ({ params, body, command }) =>
    command((context) => previewChange(context, { ...body, id: params.id })),
  ),
  route("POST /series/:id/preview-change", ({ params, body, command }) =>
    command((context) => previewSeriesChange(context, { ...body, id: params.id })),
  ),
  route("PATCH /meetings/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeMeeting(context, { ...body, id: params.id, expectedVersion: ifMatch })),
  ),
  route("POST /meetings/:id/move-answers", ({ params, body, command }) =>
    command((context) => keepAnswers(context, { ...body, id: params.id })),
  ),
  route("GET /meetings/:id/move", async ({ params, queries, principal, now }) => {
    const view = await loadMoveCard(queries, { meetingId: params.id, viewer: principal, now });
    if (view !== undefined) return { move: view.move };
    visible(principal, await findMeeting(queries, { tenantId: principal.tenantId, id: params.id }));
    return { move: null };
  }),
  route("GET /moves/:id", async ({ params, queries, principal, now }) => {
    const move = await findMove(queries, { tenantId: principal.tenantId, id: params.id });
    if (move === undefined) throw new Refusal("not_found", "There is no such move");
    return presentMove(visible(principal, move), principal, now);
  }),
  route("POST /moves/:id/answer", ({ params, body, command }) =>
    command((context) => answerMove(context, { ...body, id: params.id })),
  ),
  route("GET /moves/:id/card", ({ params, read, principal, now }) =>
    read((queries) => readMoveCard(queries, { id: params.id, viewer: principal, now })),
  ),
];
