import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { route } from "../http/route.ts";

function notYet(): never {
  throw new Refusal("unavailable", "Series are not served yet");
}

export const seriesRoutes = [
  route("GET /series/:id", () => Promise.resolve().then(notYet)),
  route("GET /series/:id/occurrences", () => Promise.resolve().then(notYet)),
  route("GET /series/:id/rooms", () => Promise.resolve().then(notYet)),
  route("POST /series/:id/room-bookings/preview", () => Promise.resolve().then(notYet)),
  route("POST /series/:id/room-bookings", () => Promise.resolve().then(notYet)),
  route("DELETE /series/:id/rooms/:roomId", () => Promise.resolve().then(notYet)),
  route("POST /series/:id/cancel", () => Promise.resolve().then(notYet)),
];
