import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import { actOnImport, readThisImport } from "./act-on-import.ts";
import { fixRow } from "./fix-row.ts";
import { refuseUnlessImporter } from "./import-policy.ts";
import { listImportRows } from "./import-row-sql.ts";
import { listImports } from "./import-sql.ts";
import { placeTemplate } from "./place-template.ts";
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
        const started = await command((context) => startImport(context, { fileName: query.fileName, upload }));
        workWaiting(principal.tenantId);
        return started;
      },
      refuseUnlessImporter,
    ),
    route(
      "GET /imports",
      async ({ query, queries, principal }) => {
        const after = decodeCursor(byMoment, query.after);
        const all = await listImports(queries, { tenantId: principal.tenantId, after, limit: query.limit + 1 });
        return toPage(all.map(presentImport), query.limit, (last) => [last.createdAt, last.id]);
      },
      refuseUnlessImporter,
    ),
    route("GET /imports/template", async ({ query }) => placeTemplate(query.format), refuseUnlessImporter),
    route(
      "GET /imports/:id",
      ({ params, queries, principal }) => readThisImport(queries, { tenantId: principal.tenantId, id: params.id }),
      refuseUnlessImporter,
    ),
    route(
      "GET /imports/:id/rows",
      async ({ params, query, queries, principal }) => {
        const { tenantId } = principal;
        await readThisImport(queries, { tenantId, id: params.id });
        const [after = 0] = decodeCursor(byNumber, query.after) ?? [];
        const { only, limit } = query;
        const rows = await listImportRows(queries, { tenantId, importId: params.id, after, limit: limit + 1, only });
        return toPage(rows.map(presentImportRow), limit, (last) => [last.number]);
      },
      refuseUnlessImporter,
    ),
    route(
      "PATCH /imports/:id/rows/:number",
      async ({ params, body, command, principal }) => {
        const fixed = await command((context) => fixRow(context, { ...params, fields: body.fields }));
        workWaiting(principal.tenantId);
        return fixed;
      },
      refuseUnlessImporter,
    ),
    route(
      "POST /imports/:id/commit",
      async ({ params, body, ifMatch, command, principal }) => {
        const action = body?.skipBad ? "commitGood" : "commit";
        const begun = await command((context) => actOnImport(context, { ...params, action, expectedVersion: ifMatch }));
        workWaiting(principal.tenantId);
        return begun;
      },
      refuseUnlessImporter,
    ),
    route(
      "POST /imports/:id/discard",
      ({ params, ifMatch, command }) =>
        command((context) => actOnImport(context, { ...params, action: "discard", expectedVersion: ifMatch })),
      refuseUnlessImporter,
    ),
  ];
}
