import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { AfterCommit } from "../commands/run-command.ts";
import { route, type Route } from "../http/route.ts";
import { changePreference, readOwnPreference } from "./change-preference.ts";

export function notificationPreferenceRoutes({ afterCommit }: { afterCommit: AfterCommit }): Route[] {
  return [
    route("GET /me/notification-preference", ({ queries, principal }) => readOwnPreference(queries, principal)),
    route("PUT /me/notification-preference", async ({ command, body, principal }) => {
      const { userId, tenantId } = principal;
      if (userId === null) throw new Refusal("not_found", "There is no person here");
      const changed = await command(async (context) => {
        await changePreference(context, { userId, preference: body });
        return readOwnPreference(context.tx, principal);
      });
      afterCommit.messagesPlanned(tenantId);
      return changed;
    }),
  ];
}
