import { z } from "zod";
import type { AfterCommit } from "../commands/run-command.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import { readMeetingCard } from "./read-meeting-card.ts";
import { readMessageLog } from "./message-log-sql.ts";
import { storeConversation } from "./store-conversation.ts";

const logPosition = z.tuple([z.iso.datetime(), z.uuid()]);

export function messageRoutes({ afterCommit }: { afterCommit: AfterCommit }): Route[] {
  return [
    route("PUT /conversations", async ({ command, body, principal }) => {
      await command(async (context) => {
        await storeConversation(context, body);
        return undefined;
      });
      // What waited for the conversation is due now.
      afterCommit.messagesPlanned(principal.tenantId);
      return undefined;
    }),

    route("GET /meetings/:id/card", ({ read, principal, params, now }) =>
      read((queries) => readMeetingCard(queries, { principal, meetingId: params.id, now })),
    ),

    route("GET /messages", async ({ queries, principal, query }) => {
      const { limit, status } = query;
      const [at, id] = decodeCursor(logPosition, query.after) ?? [];
      const after = at === undefined || id === undefined ? undefined : { createdAt: new Date(at), id };
      const { tenantId } = principal;
      const rows = await readMessageLog(queries, { tenantId, status, after, limit: limit + 1 });
      return toPage(rows, limit, (last) => [last.createdAt, last.id]);
    }),
  ];
}
