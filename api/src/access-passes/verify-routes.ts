import type { AccessTry, Verified } from "@magic-meetings/contract/access-passes/verify.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import type { CommandContext } from "../commands/command-context.ts";
import { runCommand, type CommandDeps } from "../commands/run-command.ts";
import { containing } from "../db/like-pattern.ts";
import { toCsv } from "../http/csv-file.ts";
import { decodeCursor, encodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import type { Principal } from "../identity/principal.ts";
import { createDecideAtDoor, noSuchPoint } from "./decide-at-door.ts";
import { isKeyInUse, listFedPasses } from "./verify-feed-sql.ts";
import { shownCodeSha256 } from "./verify-code.ts";
import { createPointLimit, type LimitPoint } from "./verify-limit.ts";
import { answerDoor, judgeAll, whatFollows, type Shown } from "./verify-pass.ts";
import { recordTries } from "./verify-record.ts";
import { listTries, type TryFilter } from "./verify-tries-sql.ts";

const byNewest = z.tuple([z.uuid()]);
const byChange = z.tuple([z.iso.datetime(), z.uuid()]);
const mostExported = 10_000;
const defaultPerAccessPoint = 300;
const noId = "00000000-0000-0000-0000-000000000000";
/** A change is committed some time after its moment: so much is given again. Longer than the longest request. */
const overlapMilliseconds = 30_000;

export interface VerifyRoutesDeps extends CommandDeps {
  rateLimits?: { perAccessPoint?: number };
}

export function verifyRoutes(deps: VerifyRoutesDeps): Route[] {
  const { pool } = deps;
  const limit = createPointLimit(deps.rateLimits?.perAccessPoint ?? defaultPerAccessPoint);
  const decide = createDecideAtDoor(pool, limit);
  return [
    route("POST /access-passes/verify", async ({ body, principal, command, isRepeatable, now, requestId }) => {
      const { tenantId } = principal;
      const { code, accessPointId, direction } = body;
      const apiKeyId = keyOf(principal);
      const shown: Shown = { tenantId, apiKeyId, accessPointId, direction, codeSha256: shownCodeSha256(code), now };
      if (isRepeatable) return command((context) => decideOnce(context, shown, limit));
      const { judged, because } = await decide(shown);
      const follow = whatFollows(judged, because);
      if (follow) await runCommand(deps, { principal, now, requestId }, follow);
      return answerDoor(judged, because);
    }),
    route("GET /access-passes/feed", async ({ query, principal, queries, now }) => {
      const { tenantId } = principal;
      const apiKeyId = keyOf(principal);
      if (!(await isKeyInUse(queries, { tenantId, apiKeyId }))) {
        throw new Refusal("unauthenticated", "This key is revoked");
      }
      const after = decodeCursor(byChange, query.after) ?? [new Date(0).toISOString(), noId];
      const passes = await listFedPasses(queries, { tenantId, apiKeyId, now, after, limit: query.limit + 1 });
      const items = passes.slice(0, query.limit);
      const more = passes.length > query.limit;
      return { items, more, next: encodeCursor(more ? positionOf(items.at(-1)) : endOf(after, items.at(-1), now)) };
    }),
    route("GET /access-tries", async ({ query, queries, principal }) => {
      const after = decodeCursor(byNewest, query.after)?.[0] ?? null;
      const found = await listTries(queries, { ...filterOf(query, principal), after, limit: query.limit + 1 });
      return toPage(found, query.limit, ({ id }) => [id]);
    }),
    route("GET /access-tries/export", async ({ query, queries, principal }) => {
      const wanted = { ...filterOf(query, principal), after: null, limit: mostExported };
      const bytes = toCsv(columns, await listTries(queries, wanted));
      return { type: "text/csv; charset=utf-8", name: "door-log.csv", bytes };
    }),
  ];
}

/** With the key of a repeated request: all of it in the transaction that keeps the answer. */
async function decideOnce(context: CommandContext, shown: Shown, limit: LimitPoint): Promise<Verified> {
  const { tx, tenantId } = context;
  const [judged] = await judgeAll(tx, tenantId, [shown]);
  if (judged === undefined) throw noSuchPoint();
  limit(tenantId, shown.accessPointId);
  const [because = null] = await recordTries(tx, tenantId, [judged.one]);
  await whatFollows(judged, because)?.(context);
  return answerDoor(judged, because);
}

/** Doors ask with a key of their own: which access points it is for is known of keys only. */
function keyOf({ kind, id }: Principal): string {
  if (kind !== "api_key") throw new Refusal("forbidden", "This needs an API key for an access point");
  return id.slice(id.indexOf(":") + 1);
}

function positionOf(last: { id: string; changedAt: string } | undefined): [string, string] {
  if (last === undefined) throw new Error("There is no more after nothing");
  return [last.changedAt, last.id];
}

/** Where somebody goes on who has everything: what was changed within the last seconds may not all have been seen. */
function endOf(
  after: [string, string],
  last: { id: string; changedAt: string } | undefined,
  now: Date,
): [string, string] {
  const reached = last === undefined ? after : positionOf(last);
  const safe = new Date(now.getTime() - overlapMilliseconds).toISOString();
  return reached[0] <= safe ? reached : [safe, noId];
}

interface Filter {
  site?: string | undefined;
  accessPoint?: string | undefined;
  visit?: string | undefined;
  direction?: "in" | "out" | undefined;
  outcome?: string | undefined;
  q?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

function filterOf(
  { site, accessPoint, visit, direction, outcome, q, from, to }: Filter,
  principal: Principal,
): TryFilter {
  const isReason = outcome !== undefined && outcome !== "granted" && outcome !== "not_granted";
  return {
    tenantId: principal.tenantId,
    siteIds: sitesOf(principal),
    siteId: site ?? null,
    accessPointId: accessPoint ?? null,
    visitId: visit ?? null,
    direction: direction ?? null,
    granted: outcome === "granted" ? true : outcome === "not_granted" ? false : null,
    because: isReason ? outcome : null,
    pattern: containing(q),
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
  };
}

/** The sites whose doors she looks after; null: all of them. */
function sitesOf({ roles }: Principal): string[] | null {
  const guarding = roles.filter(({ role }) => role === "admin" || role === "security");
  const sites = guarding.flatMap(({ siteId }) => siteId ?? []);
  return sites.length < guarding.length ? null : sites;
}

const columns: readonly (readonly [string, (row: AccessTry) => string | number | null])[] = [
  ["at", ({ at }) => at],
  ["site", ({ site }) => site.name],
  ["access_point", ({ accessPoint }) => accessPoint.name],
  ["access_point_id", ({ accessPoint }) => accessPoint.id],
  ["direction", ({ direction }) => direction],
  ["granted", ({ granted }) => (granted ? "yes" : "no")],
  ["because", ({ because }) => because],
  ["visit_id", ({ visitId }) => visitId],
  ["api_key", ({ apiKey }) => apiKey.name],
  ["api_key_id", ({ apiKey }) => apiKey.id],
];
