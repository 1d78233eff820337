import type { Evacuation } from "@magic-meetings/contract/evacuation/evacuation.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import type { CommandContext } from "../commands/command-context.ts";
import { toCsv } from "../http/csv-file.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import { endEvacuation } from "./end-evacuation.ts";
import { refuseUnlessAtSite, siteOf, visibleEvacuation } from "./evacuation-policy.ts";
import { findEvacuation, listEndedEvacuations, type EvacuationRecord } from "./evacuation-sql.ts";
import { presentEvacuation, readEvacuationList } from "./read-evacuation.ts";
import { startEvacuation } from "./start-evacuation.ts";
import { tickRollCall, type RollCallOutcome } from "./tick-roll-call.ts";

const byMoment = z.tuple([z.iso.datetime(), z.uuid()]);
const mostExported = 10_000;

export const evacuationRoutes: Route[] = [
  route("GET /sites/:id/evacuation-list", ({ params, read, principal, now }) => {
    refuseUnlessAtSite(principal, params.id);
    return read((queries) => readEvacuationList(queries, { tenantId: principal.tenantId, siteId: params.id, now }));
  }),
  route("GET /sites/:id/evacuations", async ({ params, query, queries, principal }) => {
    await siteOf(queries, principal, params.id);
    const after = decodeCursor(byMoment, query.after);
    const wanted = { tenantId: principal.tenantId, siteId: params.id, after, limit: query.limit + 1 };
    const page = toPage(await listEndedEvacuations(queries, wanted), query.limit, ({ startedAt, id }) => [
      startedAt.toISOString(),
      id,
    ]);
    return { items: page.items.map(presentEvacuation), next: page.next };
  }),
  route("GET /sites/:id/evacuations/export", async ({ params, queries, principal }) => {
    await siteOf(queries, principal, params.id);
    const wanted = { tenantId: principal.tenantId, siteId: params.id, after: undefined, limit: mostExported };
    const found = await listEndedEvacuations(queries, wanted);
    return { type: "text/csv; charset=utf-8", name: "evacuations.csv", bytes: toCsv(columns, found) };
  }),
  route("POST /sites/:id/evacuations", ({ params, body, command }) =>
    command(async (context) => {
      const id = context.newId();
      const { evacuation } = await startEvacuation(context, { ...body, id, siteId: params.id, at: context.now });
      return presentEvacuation(evacuation);
    }),
  ),
  route("GET /evacuations/:id", ({ params, read, principal, now }) =>
    read(async (queries) => {
      const { tenantId } = principal;
      const evacuation = visibleEvacuation(principal, await findEvacuation(queries, { tenantId, id: params.id }));
      return readEvacuationList(queries, { tenantId, siteId: evacuation.siteId, now, evacuation });
    }),
  ),
  route("POST /evacuations/:id/ticks", ({ params, body, command }) =>
    command(async (context) => {
      const { now, tx, tenantId } = context;
      refuseConflict(await tickRollCall(context, { evacuationId: params.id, ...body, at: now }));
      const evacuation = await thisEvacuation(context, params.id);
      return readEvacuationList(tx, { tenantId, siteId: evacuation.siteId, now, evacuation });
    }),
  ),
  route("POST /evacuations/:id/end", ({ params, command }) =>
    command(async (context): Promise<Evacuation> => {
      refuseConflict(await endEvacuation(context, { id: params.id, at: context.now }));
      return presentEvacuation(await thisEvacuation(context, params.id));
    }),
  ),
];

async function thisEvacuation({ tx, tenantId, principal }: CommandContext, id: string): Promise<EvacuationRecord> {
  return visibleEvacuation(principal, await findEvacuation(tx, { tenantId, id }));
}

function refuseConflict({ outcome, because }: RollCallOutcome): void {
  if (outcome !== "conflict") return;
  if (because === "not_found") throw new Refusal("not_found", "Nobody of that name is on this list");
  throw new Refusal("wrong_state", "This evacuation is over");
}

const columns: readonly (readonly [string, (row: EvacuationRecord) => string | number | null])[] = [
  ["id", ({ id }) => id],
  ["kind", ({ drill }) => (drill ? "drill" : "real")],
  ["started", ({ startedAt }) => startedAt.toISOString()],
  ["started by", ({ startedBy }) => startedBy.name],
  ["ended", ({ endedAt }) => endedAt?.toISOString() ?? null],
  ["ended by", ({ endedBy }) => endedBy?.name ?? null],
  ["minutes", ({ startedAt, endedAt }) => (endedAt === null ? null : minutesBetween(startedAt, endedAt))],
  ["in the house", ({ expected }) => expected],
  ["seen", ({ safe }) => safe],
  ["missing", ({ expected, safe }) => (expected === null || safe === null ? null : expected - safe)],
];

function minutesBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 6000) / 10;
}
