import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { route, type Route } from "../http/route.ts";
import { countClientEvent } from "./count-client-event.ts";
import { createEventLimit } from "./event-limit.ts";
import { readClientHealth } from "./read-client-health.ts";

export function clientEventRoutes(): Route[] {
  const limit = createEventLimit();
  return [
    route("POST /client-events", async ({ body, command, principal }) => {
      const seconds = limit(principal.id);
      if (seconds !== undefined) throw new Refusal("rate_limited", `Too many events: try again in ${seconds} seconds`);
      return command(async (context) => {
        await countClientEvent(context, body);
        return undefined;
      });
    }),
    route("GET /client-events/health", ({ queries, principal: { tenantId }, now }) =>
      readClientHealth(queries, { tenantId, now }),
    ),
  ];
}
