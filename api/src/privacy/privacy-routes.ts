import type { LookUp } from "@magic-meetings/contract/privacy/look-up.ts";
import type { LookUpWay } from "@magic-meetings/contract/privacy/privacy-words.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import type { CommandContext } from "../commands/command-context.ts";
import { toCsv } from "../http/csv-file.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { listConsentTexts } from "./consent-text-sql.ts";
import { eraseKnownVisitor } from "./erase-known-visitor.ts";
import { findErasure, listErasures } from "./erase-sql.ts";
import { exportCsv, exportHtml } from "./export-files.ts";
import { exportVisitor } from "./export-visitor.ts";
import { sayConsentText } from "./keep-consent-texts.ts";
import { forgetVisitPhoto, keepVisitPhoto, readVisitPhoto } from "./keep-photo.ts";
import { keepVisitPolicy, listVisitPolicies, readVisitPolicy, refuseOtherSites } from "./keep-visit-policy.ts";
import { searchVisitors } from "./known-visitor-sql.ts";
import { listLookUps } from "./look-up-sql.ts";
import { noteLookUp, refuseEnumeration } from "./note-look-up.ts";
import { proofText } from "./proof-file.ts";

const byMoment = z.tuple([z.iso.datetime(), z.uuid()]);
const mostFound = 50;
const mostExported = 10_000;

const policyRoutes = [
  route("GET /visit-policies", ({ queries, principal }) => listVisitPolicies(queries, principal)),
  route("GET /sites/:id/visit-policy", ({ params, queries, principal }) =>
    readVisitPolicy(queries, principal, params.id),
  ),
  route("PUT /sites/:id/visit-policy", ({ params, body, ifMatch, command }) =>
    command((context) => keepVisitPolicy(context, { siteId: params.id, values: body, expectedVersion: ifMatch })),
  ),
  route("GET /sites/:id/consent-texts", async ({ params, queries, principal }) => {
    refuseOtherSites(principal, params.id);
    // Whoever looks after every site would else be told nothing about one that is not there.
    await readVisitPolicy(queries, principal, params.id);
    return { items: await listConsentTexts(queries, { tenantId: principal.tenantId, siteId: params.id }) };
  }),
  route("POST /sites/:id/consent-texts", ({ params, body, command }) =>
    command((context) => sayConsentText(context, params.id, body)),
  ),
];

const photoRoutes = [
  route("PUT /visits/:id/photo", ({ params, body, command }) =>
    command(async (context) => keepVisitPhoto(context, { visitId: params.id, jpeg: body.jpeg }) as Promise<undefined>),
  ),
  route("GET /visits/:id/photo", async ({ params, queries, principal }) => {
    const bytes = await readVisitPhoto(queries, principal, params.id);
    return { type: "image/jpeg", name: "visitor.jpg", bytes };
  }),
  route("DELETE /visits/:id/photo", ({ params, command }) =>
    command(async (context) => forgetVisitPhoto(context, params.id) as Promise<undefined>),
  ),
];

const visitorRoutes = [
  route("GET /visitors", ({ query, command }) => command((context) => lookUp(context, query.search))),
  route("GET /visitors/:id/export", ({ params, command }) => command((context) => exportVisitor(context, params.id))),
  route("GET /visitors/:id/export.html", ({ params, command }) =>
    command(async (context) => {
      const bytes = exportHtml(await exportVisitor(context, params.id));
      return { type: "text/html; charset=utf-8", name: `visitor-${params.id}.html`, bytes };
    }),
  ),
  route("GET /visitors/:id/export.csv", ({ params, command }) =>
    command(async (context) => {
      const bytes = exportCsv(await exportVisitor(context, params.id));
      return { type: "text/csv; charset=utf-8", name: `visitor-${params.id}.csv`, bytes };
    }),
  ),
  route("POST /visitors/:id/erase", ({ params, body, command }) =>
    command((context) => eraseKnownVisitor(context, params.id, body)),
  ),
  route("GET /visitor-erasures", async ({ query, queries, principal: { tenantId } }) => {
    const { limit, because = null } = query;
    const after = decodeCursor(byMoment, query.after);
    const found = await listErasures(queries, { tenantId, because, after, limit: limit + 1 });
    return toPage(found, limit, ({ at, id }) => [at, id]);
  }),
  route("GET /visitor-erasures/:id/file", async ({ params, queries, principal: { tenantId } }) => {
    const proof = await findErasure(queries, { tenantId, id: params.id });
    if (proof === undefined) throw new Refusal("not_found", "There is no such proof");
    return { type: "text/plain; charset=utf-8", name: `erasure-${proof.id}.txt`, bytes: proofText(proof) };
  }),
];

const lookUpRoutes = [
  route("GET /visitor-look-ups", async ({ query, queries, principal: { tenantId } }) => {
    const after = decodeCursor(byMoment, query.after);
    const found = await listLookUps(queries, { tenantId, ...filterOf(query), after, limit: query.limit + 1 });
    return toPage(found, query.limit, ({ at, id }) => [at, id]);
  }),
  route("GET /visitor-look-ups/export", async ({ query, queries, principal: { tenantId } }) => {
    const wanted = { tenantId, ...filterOf(query), after: undefined, limit: mostExported };
    const bytes = toCsv(lookUpColumns, await listLookUps(queries, wanted));
    return { type: "text/csv; charset=utf-8", name: "look-ups.csv", bytes };
  }),
];

export const privacyRoutes = [...policyRoutes, ...photoRoutes, ...visitorRoutes, ...lookUpRoutes];

async function lookUp(context: CommandContext, words: string) {
  const { tx, tenantId, now } = context;
  await refuseEnumeration(context);
  const found = await searchVisitors(tx, { tenantId, words, now, limit: mostFound + 1 });
  const items = found.slice(0, mostFound);
  noteLookUp(context, { siteId: null, letters: words.length, found: items.length, how: "online" });
  return { items, isCut: found.length > mostFound };
}

interface Filter {
  user?: string | undefined;
  site?: string | undefined;
  how?: LookUpWay | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

function filterOf({ user, site, how, from, to }: Filter) {
  return {
    userId: user ?? null,
    siteId: site ?? null,
    how: how ?? null,
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
  };
}

const lookUpColumns: readonly (readonly [string, (row: LookUp) => string | number | null])[] = [
  ["at", ({ at }) => at],
  ["who", ({ who }) => who?.name ?? null],
  ["site", ({ site }) => site?.name ?? null],
  ["how", ({ how }) => how],
  ["letters", ({ letters }) => letters],
  ["found", ({ found }) => found],
];
