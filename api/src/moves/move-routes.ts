import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { route } from "../http/route.ts";

const soon = () => Promise.reject(new Refusal("unavailable", "Not there yet"));

export const moveRoutes = [
  route("POST /meetings/:id/preview-change", soon),
  route("PATCH /meetings/:id", soon),
  route("POST /meetings/:id/move-answers", soon),
  route("GET /meetings/:id/move", soon),
  route("GET /moves/:id", soon),
  route("POST /moves/:id/answer", soon),
  route("GET /moves/:id/card", soon),
];
