import { compareRooms } from "@magic-meetings/contract/onboarding/room-mailbox-rules.ts";
import { route, type Route } from "../http/route.ts";
import { listOurRooms } from "./our-rooms-sql.ts";
import { readProcessing } from "./read-processing.ts";
import { readSetUp, type SetUpDeps } from "./read-set-up.ts";
import { sendTestMessage } from "./send-test-message.ts";

export function onboardingRoutes(deps: SetUpDeps): Route[] {
  return [
    route("GET /set-up", ({ read, principal, now }) =>
      read((queries) => readSetUp(queries, { ...deps, principal, now })),
    ),
    route("POST /set-up/test-message", ({ command }) => command(async (context) => sendTestMessage(context))),
    route("POST /set-up/room-mailboxes", async ({ body, queries, principal }) =>
      compareRooms(readProcessing(body.export), await listOurRooms(queries, principal.tenantId)),
    ),
  ];
}
