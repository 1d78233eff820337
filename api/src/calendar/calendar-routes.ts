import { readGraphEvent } from "../graph/graph-event.ts";
import { route } from "../http/route.ts";
import { takeInEvent } from "./take-in-event.ts";

export const calendarRoutes = [
  route("POST /calendar/events", ({ body, command }) => {
    const event = readGraphEvent(body);
    return command((context) => takeInEvent(context, event));
  }),
];
