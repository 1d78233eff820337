import type { BuiltInCalendars } from "../built-in-calendar/built-in-calendars.ts";
import { readGraphEvent } from "../graph/graph-event.ts";
import { route, type Route } from "../http/route.ts";
import type { SeenEvent } from "./calendar-port.ts";
import { takeInEvent } from "./take-in-event.ts";

export interface CalendarRoutesDeps {
  /** Absent where companies have their events elsewhere. */
  builtInCalendars?: BuiltInCalendars;
}

export function calendarRoutes({ builtInCalendars }: CalendarRoutesDeps): Route[] {
  return [
    route("POST /calendar/events", async ({ body, command, principal }) => {
      let kept: SeenEvent | undefined;
      const meeting = await command(async (context) => {
        kept = await builtInCalendars?.keepBrought(context, body);
        return takeInEvent(context, kept?.event ?? readGraphEvent(body), kept);
      });
      // A look that read the event before it was brought may still be on its way: the last look is a later one.
      if (kept !== undefined) builtInCalendars?.told(principal.tenantId, [kept]);
      return meeting;
    }),
  ];
}
