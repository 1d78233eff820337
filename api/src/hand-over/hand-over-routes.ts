import { route, type Route } from "../http/route.ts";
import { handBack, handOver } from "./hand-over.ts";
import { changeStatus } from "./person-status.ts";
import { previewHandOver, readHandOver } from "./read-hand-over.ts";

export const handOverRoutes: Route[] = [
  route("GET /people/:id/hand-over", ({ params, principal, now, read }) =>
    read((queries) => previewHandOver(queries, { principal, personId: params.id, now })),
  ),
  route("POST /people/:id/hand-over", ({ params, body, command }) =>
    command((context) => handOver(context, { fromId: params.id, ...body })),
  ),
  route("PUT /people/:id/status", ({ params, body, command }) =>
    command((context) => changeStatus(context, { id: params.id, status: body.status })),
  ),
  route("GET /hand-overs/:id", ({ params, principal, now, queries }) =>
    readHandOver(queries, { principal, id: params.id, now }),
  ),
  route("POST /hand-overs/:id/hand-back", ({ params, command }) => command((context) => handBack(context, params.id))),
];
