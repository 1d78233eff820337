import type { AfterCommit } from "../commands/run-command.ts";
import { route, type Route } from "../http/route.ts";
import { readMeetingCard } from "./read-meeting-card.ts";
import { storeConversation } from "./store-conversation.ts";

export function messageRoutes({ afterCommit }: { afterCommit: AfterCommit }): Route[] {
  return [
    route("PUT /conversations", async ({ command, body, principal }) => {
      const answer = await command(async (context) => ({ first: await storeConversation(context, body) }));
      // What waited for the conversation is due now.
      afterCommit.messagesPlanned(principal.tenantId);
      return answer;
    }),

    route("GET /meetings/:id/card", ({ read, principal, params, now }) =>
      read((queries) => readMeetingCard(queries, { principal, meetingId: params.id, now })),
    ),
  ];
}
