import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { foldName } from "@magic-meetings/contract/visits/fold-name-rules.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { VisitStatus } from "@magic-meetings/contract/visits/visit-words.ts";
import { z } from "zod";
import type { CommandContext } from "../commands/command-context.ts";
import { containing } from "../db/like-pattern.ts";
import type { Queries } from "../db/queries.ts";
import { toCsv } from "../http/csv-file.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import type { Principal } from "../identity/principal.ts";
import { changeable, visible } from "../meetings/meeting-policy.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { noteLookUp, refuseEnumeration } from "../privacy/note-look-up.ts";
import { cancelVisit, changeVisit, confirmVisit, restoreVisit } from "./change-visit.ts";
import { inviteVisitors } from "./invite-visitors.ts";
import { presentVisit } from "./present-visit.ts";
import { sitesSeenByName, visibleVisit } from "./visit-access.ts";
import { listVisits } from "./visit-list-sql.ts";
import { findProposals } from "./visit-lookup-sql.ts";
import { findVisit, type VisitRecord } from "./visit-sql.ts";

const byStart = z.tuple([z.iso.datetime(), z.uuid()]);
const mostExported = 10_000;

export const visitRoutes: Route[] = [
  route("POST /meetings/:id/visits", ({ params, body, command }) =>
    command((context) => inviteVisitors(context, { meetingId: params.id, ...body })),
  ),
  route("GET /meetings/:id/visitor-proposals", ({ params, read, principal }) =>
    read(async (queries) => {
      const { tenantId } = principal;
      changeable(principal, await findMeeting(queries, { tenantId, id: params.id }));
      return { items: await findProposals(queries, { tenantId, meetingId: params.id }) };
    }),
  ),
  route("GET /visits", ({ query, read, command, principal }) => {
    const list = async (queries: Queries) => {
      const after = decodeCursor(byStart, query.after);
      const found = await listFor(queries, principal, { ...query, after, limit: query.limit + 1 });
      const page = toPage(found, query.limit, ({ start, id }) => [start.toISOString(), id]);
      return { ...page, items: page.items.map((visit) => presentVisit(principal, visit)) };
    };
    if (!query.search) return read(list);
    return command((context) =>
      noted(context, query, async () => {
        const page = await list(context.tx);
        return { answer: page, found: page.items.length };
      }),
    );
  }),
  route("GET /visits/export", ({ query, read, command, principal }) => {
    const list = async (queries: Queries) => {
      const found = await listFor(queries, principal, { ...query, after: undefined, limit: mostExported });
      const rows = found.map((visit) => presentVisit(principal, visit));
      const answer = { type: "text/csv; charset=utf-8", name: "visits.csv", bytes: toCsv(columns, rows) };
      return { answer, found: rows.length };
    };
    if (!query.search) return read(async (queries) => (await list(queries)).answer);
    return command((context) => noted(context, query, () => list(context.tx)));
  }),
  route("GET /visits/:id", ({ params, read, principal }) =>
    read(async (queries) => presentThis(queries, principal, params.id)),
  ),
  route("PATCH /visits/:id", async ({ params, body, ifMatch, command, read, principal }) => {
    await command(async (context) => {
      await changeVisit(context, { ...body, id: params.id, expectedVersion: ifMatch });
      return keptAnswer(context, params.id);
    });
    return read((queries) => presentThis(queries, principal, params.id));
  }),
  route("POST /visits/:id/cancel", async ({ params, body, command, read, principal }) => {
    await command(async (context) => {
      await cancelVisit(context, { id: params.id, scope: body?.scope ?? "one" });
      return keptAnswer(context, params.id);
    });
    return read((queries) => presentThis(queries, principal, params.id));
  }),
  route("POST /visits/:id/restore", async ({ params, command, read, principal }) => {
    await command(async (context) => {
      await restoreVisit(context, params.id);
      return keptAnswer(context, params.id);
    });
    return read((queries) => presentThis(queries, principal, params.id));
  }),
  route("POST /visits/:id/confirm", async ({ params, command, read, principal }) => {
    await command(async (context) => {
      await confirmVisit(context, params.id);
      return keptAnswer(context, params.id);
    });
    return read((queries) => presentThis(queries, principal, params.id));
  }),
];

/** A search by name is noted, without the name, and nobody goes through names one after the other. */
async function noted<T>(
  context: CommandContext,
  { search = "", site, after }: { search?: string | undefined; site?: string | undefined; after?: string | undefined },
  work: () => Promise<{ answer: T; found: number }>,
): Promise<T> {
  await refuseEnumeration(context);
  const { answer, found } = await work();
  // The pages after the first belong to the same search.
  if (after === undefined) noteLookUp(context, { siteId: site ?? null, letters: search.length, found, how: "online" });
  return answer;
}

async function presentThis(queries: Queries, principal: Principal, id: string): Promise<Visit> {
  const { tenantId } = principal;
  return presentVisit(principal, visibleVisit(principal, await findVisit(queries, { tenantId, id })));
}

/** What is kept for a repeated request: the visit without the person. The answer itself is read anew. */
async function keptAnswer({ tx, principal }: CommandContext, id: string): Promise<Visit> {
  const visit = await presentThis(tx, principal, id);
  return { ...visit, visitor: null, purpose: "", note: "", needs: { ...visit.needs, plate: "" } };
}

interface Wanted {
  meeting?: string | undefined;
  site?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  host?: "me" | undefined;
  status?: VisitStatus | undefined;
  search?: string | undefined;
  after: [string, string] | undefined;
  limit: number;
}

async function listFor(queries: Queries, principal: Principal, wanted: Wanted): Promise<VisitRecord[]> {
  const { tenantId, userId, actsFor = [] } = principal;
  const { meeting = null, site = null, from, to, host, status = null, search, after, limit } = wanted;
  if (meeting !== null) visible(principal, await findMeeting(queries, { tenantId, id: meeting }));
  const isSystem = userId === null;
  if (isSystem && host === "me") throw new Refusal("invalid", "A system is nobody's host");
  const seesAll = isSystem && principal.scopes.includes("meetings.write");
  return listVisits(queries, {
    tenantId,
    seen: {
      sites: seesAll ? "all" : sitesSeenByName(principal),
      owners: isSystem ? [] : [userId, ...actsFor],
    },
    // Whoever sees a meeting sees that visitors come, and a system how many.
    areAllSeen: meeting !== null || isSystem,
    meetingId: meeting,
    siteId: site,
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
    hostId: host === "me" ? userId : null,
    status,
    name: containing(search === undefined ? undefined : foldName(search)),
    plate: containing(search),
    after,
    limit,
  });
}

const needs = ["parking", "wheelchair", "wifi", "lunch"] as const;

const columns: readonly (readonly [string, (row: Visit) => string | number | null])[] = [
  ["id", ({ id }) => id],
  ["name", ({ visitor }) => visitor?.name ?? ""],
  ["company", ({ visitor }) => visitor?.company ?? ""],
  ["email", ({ visitor }) => visitor?.email ?? ""],
  ["phone", ({ visitor }) => visitor?.phone ?? ""],
  ["start", ({ start }) => start],
  ["end", ({ end }) => end],
  ["site", ({ site }) => site.name],
  ["host", ({ host }) => host.name],
  ["meeting", ({ meeting }) => meeting?.subject ?? ""],
  ["purpose", ({ purpose }) => purpose],
  ["status", ({ status }) => status],
  ["needs", (visit) => needs.filter((need) => visit.needs[need]).join(" ")],
  ["plate", (visit) => visit.needs.plate],
];
