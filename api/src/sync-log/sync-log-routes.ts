import type { SyncKind, SyncOutcome } from "@magic-meetings/contract/sync-log/sync-log-words.ts";
import type { SyncLogEntry } from "@magic-meetings/contract/sync-log/sync-log.ts";
import { z } from "zod";
import { toCsv } from "../http/csv-file.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import { replayEntry } from "./replay-entry.ts";
import { listSyncLog } from "./sync-log-read-sql.ts";

const byMoment = z.tuple([z.iso.datetime(), z.uuid()]);
const mostExported = 10_000;

export interface SyncLogRoutesDeps {
  /** A hint for a worker that there is something to do; a sweep finds what it misses. */
  workWaiting?: (tenantId: string) => void;
}

export function syncLogRoutes({ workWaiting = () => undefined }: SyncLogRoutesDeps): Route[] {
  return [
    route("GET /sync-log", async ({ query, queries, principal: { tenantId } }) => {
      const after = decodeCursor(byMoment, query.after);
      const found = await listSyncLog(queries, { tenantId, ...filterOf(query), after, limit: query.limit + 1 });
      return toPage(found, query.limit, ({ at, id }) => [at, id]);
    }),
    route("GET /sync-log/export", async ({ query, queries, principal: { tenantId } }) => {
      const wanted = { tenantId, ...filterOf(query), after: undefined, limit: mostExported };
      const bytes = toCsv(columns, await listSyncLog(queries, wanted));
      return { type: "text/csv; charset=utf-8", name: "sync-log.csv", bytes };
    }),
    route("POST /sync-log/:id/replay", async ({ params, command, principal }) => {
      const entry = await command((context) => replayEntry(context, params.id));
      workWaiting(principal.tenantId);
      return entry;
    }),
  ];
}

interface Filter {
  kind?: SyncKind | undefined;
  outcome?: SyncOutcome | undefined;
  mailbox?: string | undefined;
  meeting?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

function filterOf({ kind = undefined, outcome, mailbox, meeting, from, to }: Filter) {
  return {
    kind: kind ?? null,
    outcome: outcome ?? null,
    mailbox: mailbox === undefined || mailbox === "" ? null : `${mailbox.replace(/[\\%_]/g, "\\$&")}%`,
    meetingId: meeting ?? null,
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
  };
}

const columns: readonly (readonly [string, (row: SyncLogEntry) => string | number | null])[] = [
  ["at", ({ at }) => at],
  ["kind", ({ kind }) => kind],
  ["outcome", ({ outcome }) => outcome],
  ["mailbox", ({ mailbox }) => mailbox],
  ["event_id", ({ eventId }) => eventId],
  ["meeting_id", ({ meeting }) => meeting?.id ?? null],
  ["subject", ({ meeting }) => meeting?.subject ?? null],
  ["request", ({ request }) => JSON.stringify(request)],
  ["answer", ({ answer }) => JSON.stringify(answer)],
  ["replay_of", ({ replayOf }) => replayOf],
];
