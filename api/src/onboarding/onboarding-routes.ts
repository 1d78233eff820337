import { route, type Route } from "../http/route.ts";
import { readSetUp, type SetUpDeps } from "./read-set-up.ts";
import { sendTestMessage } from "./send-test-message.ts";

export function onboardingRoutes(deps: SetUpDeps): Route[] {
  return [
    route("GET /set-up", ({ read, principal, now }) =>
      read((queries) => readSetUp(queries, { ...deps, principal, now })),
    ),
    route("POST /set-up/test-message", ({ command }) => command(async (context) => sendTestMessage(context))),
  ];
}
