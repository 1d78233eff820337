import { importKinds } from "@magic-meetings/contract/imports/import-words.ts";
import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import { actOnImport, readThisImport } from "./act-on-import.ts";
import { fixRow } from "./fix-row.ts";
import { mayImport, refuseUnlessImporter } from "./import-policy.ts";
import { listImportRows } from "./import-row-sql.ts";
import { listImports } from "./import-sql.ts";
import { importTemplate } from "./import-template.ts";
import { presentImport, presentImportRow } from "./present-import.ts";
import { startImport } from "./start-import.ts";

const byMoment = z.tuple([z.iso.datetime(), z.uuid()]);
const byNumber = z.tuple([z.int()]);

export interface ImportRoutesDeps {
  /** A hint for a worker that there is something to do; a sweep finds what it misses. */
  workWaiting?: (tenantId: string) => void;
}

export function importRoutes({ workWaiting = () => undefined }: ImportRoutesDeps): Route[] {
  return [
    route(
      "POST /imports",
      async ({ query, upload, command, principal }) => {
        const started = await command((context) => startImport(context, { ...query, upload }));
        workWaiting(principal.tenantId);
        return started;
      },
      ({ principal, query }) => refuseUnlessImporter(principal, query.kind),
    ),
    route("GET /imports", async ({ query, queries, principal }) => {
      const after = decodeCursor(byMoment, query.after);
      const kinds = importKinds.filter((kind) => mayImport(principal, kind));
      const all = await listImports(queries, { tenantId: principal.tenantId, kinds, after, limit: query.limit + 1 });
      return toPage(all.map(presentImport), query.limit, (last) => [last.createdAt, last.id]);
    }),
    route(
      "GET /imports/template",
      async ({ query }) => importTemplate(query),
      ({ principal, query }) => refuseUnlessImporter(principal, query.kind),
    ),
    route("GET /imports/:id", ({ params, queries, principal }) =>
      readThisImport(queries, { principal, id: params.id }),
    ),
    route("GET /imports/:id/rows", async ({ params, query, queries, principal }) => {
      const { tenantId } = principal;
      await readThisImport(queries, { principal, id: params.id });
      const [after = 0] = decodeCursor(byNumber, query.after) ?? [];
      const { only, limit } = query;
      const rows = await listImportRows(queries, { tenantId, importId: params.id, after, limit: limit + 1, only });
      return toPage(rows.map(presentImportRow), limit, (last) => [last.number]);
    }),
    route("PATCH /imports/:id/rows/:number", async ({ params, body, command, principal }) => {
      const fixed = await command((context) => fixRow(context, { ...params, fields: body.fields }));
      workWaiting(principal.tenantId);
      return fixed;
    }),
    route("POST /imports/:id/commit", async ({ params, body, ifMatch, command, principal }) => {
      const action = body?.skipBad ? "commitGood" : "commit";
      const begun = await command((context) => actOnImport(context, { ...params, action, expectedVersion: ifMatch }));
      workWaiting(principal.tenantId);
      return begun;
    }),
    route("POST /imports/:id/discard", ({ params, ifMatch, command }) =>
      command((context) => actOnImport(context, { ...params, action: "discard", expectedVersion: ifMatch })),
    ),
  ];
}
