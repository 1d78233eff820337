import type { DifferenceKind, DifferenceStatus } from "@magic-meetings/contract/comparisons/comparison-words.ts";
import type { Difference } from "@magic-meetings/contract/comparisons/comparison.ts";
import { z } from "zod";
import { containing } from "../db/like-pattern.ts";
import { toCsv } from "../http/csv-file.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import { listComparisons } from "./comparison-sql.ts";
import { listDifferences } from "./difference-sql.ts";
import { repairDifferences } from "./repair-differences.ts";
import { endComparison, readComparison, startComparison } from "./start-comparison.ts";

const byMoment = z.tuple([z.iso.datetime(), z.uuid()]);
const mostExported = 50_000;

export interface ComparisonRoutesDeps {
  /** A hint for a worker that there is something to do; a sweep finds what it misses. */
  workWaiting?: (tenantId: string) => void;
}

export function comparisonRoutes({ workWaiting = () => undefined }: ComparisonRoutesDeps): Route[] {
  return [
    route("POST /comparisons", async ({ body, command, principal }) => {
      const started = await command((context) => startComparison(context, body));
      workWaiting(principal.tenantId);
      return started;
    }),
    route("GET /comparisons", async ({ query, queries, principal }) => {
      const { tenantId } = principal;
      const after = decodeCursor(byMoment, query.after);
      const found = await listComparisons(queries, { tenantId, after, limit: query.limit + 1 });
      return toPage(found, query.limit, ({ startedAt, id }) => [startedAt, id]);
    }),
    route("GET /comparisons/:id", ({ params, queries, principal: { tenantId } }) =>
      readComparison(queries, { tenantId, id: params.id }),
    ),
    route("POST /comparisons/:id/stop", ({ params, command }) =>
      command((context) => endComparison(context, params.id)),
    ),
    route("GET /comparisons/:id/differences", ({ params, query, read, principal: { tenantId } }) =>
      read(async (queries) => {
        await readComparison(queries, { tenantId, id: params.id });
        const after = decodeCursor(byMoment, query.after);
        const wanted = { tenantId, comparisonId: params.id, ...filterOf(query), after, limit: query.limit + 1 };
        const found = await listDifferences(queries, wanted);
        return toPage(found, query.limit, ({ start, id }) => [start, id]);
      }),
    ),
    route("GET /comparisons/:id/export", ({ params, query, read, principal: { tenantId } }) =>
      read(async (queries) => {
        const { startedAt } = await readComparison(queries, { tenantId, id: params.id });
        const wanted = { tenantId, comparisonId: params.id, ...filterOf(query), after: undefined, limit: mostExported };
        const bytes = toCsv(columns, await listDifferences(queries, wanted));
        return { type: "text/csv; charset=utf-8", name: `comparison-${startedAt.slice(0, 10)}.csv`, bytes };
      }),
    ),
    route("POST /comparisons/:id/repair", async ({ params, body, command, principal }) => {
      const { differenceIds } = body;
      const repaired = await command((context) => repairDifferences(context, { id: params.id, differenceIds }));
      workWaiting(principal.tenantId);
      return repaired;
    }),
  ];
}

function filterOf({
  kind = null,
  status = null,
  search,
}: {
  kind?: DifferenceKind | null | undefined;
  status?: DifferenceStatus | null | undefined;
  search?: string | undefined;
}) {
  return { kind, status, search: containing(search) };
}

const columns: readonly (readonly [string, (row: Difference) => string | number | null])[] = [
  ["kind", ({ kind }) => kind],
  ["meeting_id", ({ meetingId }) => meetingId],
  ["subject", ({ subject }) => subject],
  ["start", ({ start }) => start],
  ["site", ({ site }) => site?.name ?? null],
  ["mailbox", ({ mailbox }) => mailbox],
  ["our_start", ({ ours }) => ours.start ?? null],
  ["their_start", ({ theirs }) => theirs.start ?? null],
  ["our_end", ({ ours }) => ours.end ?? null],
  ["their_end", ({ theirs }) => theirs.end ?? null],
  ["our_room", ({ ours }) => ours.room ?? null],
  ["their_room", ({ theirs }) => theirs.room ?? null],
  ["our_organizer", ({ ours }) => ours.organizer ?? null],
  ["their_organizer", ({ theirs }) => theirs.organizer ?? null],
  ["our_status", ({ ours }) => ours.status ?? null],
  ["their_status", ({ theirs }) => theirs.status ?? null],
  ["status", ({ status }) => status],
];
