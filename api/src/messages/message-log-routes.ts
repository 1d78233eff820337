import type { MessageLogEntry } from "@magic-meetings/contract/messages/message-log.ts";
import type { Channel, MessageKind, MessageStatus } from "@magic-meetings/contract/messages/message-words.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import type { AfterCommit } from "../commands/run-command.ts";
import { toCsv } from "../http/csv-file.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import { countMessages, findMessageDetail, listMessages, type LogFilter } from "./message-log-sql.ts";
import { resendMessage } from "./resend-message.ts";
import { seeMessages } from "./seen-message-sql.ts";

const position = z.tuple([z.iso.datetime(), z.uuid()]);
const mostExported = 10_000;

export function messageLogRoutes({ afterCommit }: { afterCommit: AfterCommit }): Route[] {
  return [
    route("GET /messages", async ({ queries, principal, query }) => {
      const after = decodeCursor(position, query.after);
      const page = { ...filterOf(principal.tenantId, query), after, limit: query.limit + 1 };
      return toPage(await listMessages(queries, page), query.limit, (last) => [last.createdAt, last.id]);
    }),

    route("GET /messages/totals", ({ queries, principal, query }) =>
      countMessages(queries, filterOf(principal.tenantId, query)),
    ),

    route("GET /messages/export", async ({ queries, principal, query }) => {
      const all = { ...filterOf(principal.tenantId, query), after: undefined, limit: mostExported };
      const bytes = toCsv(columns, await listMessages(queries, all));
      return { type: "text/csv; charset=utf-8", name: "messages.csv", bytes };
    }),

    route("GET /messages/:id", async ({ read, principal, params }) => {
      const { tenantId, userId } = principal;
      const found = await read((queries) => findMessageDetail(queries, { tenantId, id: params.id, readerId: userId }));
      if (found === undefined) throw new Refusal("not_found", "There is no such message");
      return found;
    }),

    route("POST /messages/:id/resend", async ({ command, params, principal }) => {
      const entry = await command((context) => resendMessage(context, params.id));
      afterCommit.messagesPlanned(principal.tenantId);
      return entry;
    }),

    route("POST /messages/seen", async ({ command, body, principal }) => {
      const { userId: receiverId } = principal;
      if (receiverId === null) throw new Refusal("forbidden", "Only a person sees messages");
      return command(async ({ tx, tenantId, now }) => {
        await seeMessages(tx, { tenantId, receiverId, ...body, now });
        return undefined;
      });
    }),
  ];
}

interface Filter {
  status?: MessageStatus | undefined;
  kind?: MessageKind | undefined;
  channel?: Channel | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

function filterOf(tenantId: string, { status, kind, channel, from, to }: Filter): LogFilter {
  return {
    tenantId,
    status: status ?? null,
    kind: kind ?? null,
    channel: channel ?? null,
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
  };
}

const columns: readonly (readonly [string, (row: MessageLogEntry) => string | number | null])[] = [
  ["created_at", ({ createdAt }) => createdAt],
  ["id", ({ id }) => id],
  ["kind", ({ kind }) => kind],
  ["channel", ({ channel }) => channel],
  ["receiver", ({ receiver }) => receiver],
  ["locale", ({ locale }) => locale],
  ["status", ({ status }) => status],
  ["reason", ({ reason }) => reason],
  ["attempts", ({ attempts }) => attempts],
  ["sent_at", ({ sentAt }) => sentAt],
  ["seen_at", ({ seenAt }) => seenAt],
  ["meeting_id", ({ meeting }) => meeting?.id ?? null],
  ["follows_id", ({ followsId }) => followsId],
];
