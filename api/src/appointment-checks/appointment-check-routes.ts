import { countClientEvent } from "../client-events/count-client-event.ts";
import { createEventLimit } from "../client-events/event-limit.ts";
import { route, type Route } from "../http/route.ts";
import { checkAppointment } from "./check-appointment.ts";

/** What Outlook asks and tells in one request, because it waits for the answer. */
export function appointmentCheckRoutes(): Route[] {
  const limit = createEventLimit();
  return [
    route("POST /appointments/check", ({ body, command, principal }) => {
      const isCounted = limit(principal.id) === undefined;
      return command(async (context) => {
        const checked = await checkAppointment(context, body);
        // Last, so that the row in which everybody counts is locked until the commit only.
        if (isCounted) await countClientEvent(context, { ...body.client, kind: body.event });
        return checked;
      });
    }),
  ];
}
