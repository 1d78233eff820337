import type { OrphanReason, OrphanState } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { Orphan } from "@magic-meetings/contract/orphans/orphan.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { containing } from "../db/like-pattern.ts";
import type { Queries } from "../db/queries.ts";
import { toCsv } from "../http/csv-file.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import type { Principal } from "../identity/principal.ts";
import { readOrphanCard } from "./read-orphan-card.ts";
import { seenSites, visibleOrphan } from "./orphan-policy.ts";
import { findOrphan, listOrphans, type OrphanRecord } from "./orphan-read-sql.ts";
import { presentOrphans } from "./present-orphan.ts";
import { reopenThis, repairOrphan } from "./repair-orphan.ts";

const byMoment = z.tuple([z.iso.datetime(), z.uuid()]);
const mostExported = 10_000;

export interface OrphanRoutesDeps {
  /** A hint for a worker that there is something to do; a sweep finds what it misses. */
  workWaiting?: (tenantId: string) => void;
}

export function orphanRoutes({ workWaiting = () => undefined }: OrphanRoutesDeps): Route[] {
  return [
    route("GET /orphans", ({ query, read, principal, now }) =>
      read(async (queries) => {
        const after = decodeCursor(byMoment, query.after);
        const found = await listFor(queries, principal, { ...query, after, limit: query.limit + 1 });
        const page = toPage(found, query.limit, ({ foundAt, id }) => [foundAt.toISOString(), id]);
        const orphans = page.items;
        const items = await presentOrphans(queries, { tenantId: principal.tenantId, orphans, now });
        return { items, next: page.next };
      }),
    ),
    route("GET /orphans/export", ({ query, read, principal }) =>
      read(async (queries) => {
        const found = await listFor(queries, principal, { ...query, after: undefined, limit: mostExported });
        return { type: "text/csv; charset=utf-8", name: `orphans-${query.state}.csv`, bytes: toCsv(columns, found) };
      }),
    ),
    route("GET /orphans/:id", ({ params, read, principal, now }) =>
      read(async (queries): Promise<Orphan> => {
        const { tenantId } = principal;
        const found = visibleOrphan(principal, await findOrphan(queries, { tenantId, id: params.id }));
        const [orphan] = await presentOrphans(queries, { tenantId, orphans: [found], now });
        if (orphan === undefined) throw new Refusal("not_found", "There is no such orphan");
        return orphan;
      }),
    ),
    route("POST /orphans/:id/resolve", async ({ params, body, command, principal }) => {
      const orphan = await command((context) => repairOrphan(context, { id: params.id, input: body }));
      workWaiting(principal.tenantId);
      return orphan;
    }),
    route("POST /orphans/:id/reopen", ({ params, command }) => command((context) => reopenThis(context, params.id))),
    route("GET /orphans/:id/card", ({ params, read, principal, now }) =>
      read((queries) => readOrphanCard(queries, { orphanId: params.id, viewer: principal, now })),
    ),
  ];
}

interface Wanted {
  state: OrphanState;
  reason?: OrphanReason | undefined;
  site?: string | undefined;
  owner?: "me" | undefined;
  search?: string | undefined;
  after: [string, string] | undefined;
  limit: number;
}

function listFor(queries: Queries, principal: Principal, wanted: Wanted): Promise<OrphanRecord[]> {
  const { state, reason = null, site = null, owner, search, after, limit } = wanted;
  return listOrphans(queries, {
    tenantId: principal.tenantId,
    state,
    reason,
    siteId: site,
    ownerId: owner === "me" ? principal.userId : null,
    search: containing(search),
    sites: seenSites(principal),
    readerId: principal.userId,
    after,
    limit,
  });
}

const columns: readonly (readonly [string, (row: OrphanRecord) => string | number | null])[] = [
  ["id", ({ id }) => id],
  ["reason", ({ reason }) => reason],
  ["what", ({ entityType }) => entityType],
  ["meeting", ({ meeting, facts }) => meeting?.subject ?? String(facts["subject"] ?? "")],
  ["start", ({ meeting }) => meeting?.start.toISOString() ?? null],
  ["room", ({ booking }) => booking?.room.name ?? null],
  ["site", ({ site }) => site?.name ?? null],
  ["owner", ({ owner }) => owner?.name ?? null],
  ["found", ({ foundAt }) => foundAt.toISOString()],
  ["proposed", ({ repair }) => repair],
  ["resolved", ({ resolved }) => resolved?.at.toISOString() ?? null],
  ["how", ({ resolved }) => resolved?.how ?? null],
  ["by", ({ resolved }) => resolved?.by ?? null],
  ["note", ({ resolved }) => resolved?.note ?? null],
];
