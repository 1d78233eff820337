import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { combineRooms, uncombineRooms } from "./combine-rooms.ts";
import { changeThing, createThing, restoreThing } from "./keep-up.ts";
import { isSite } from "./place-sql.ts";
import { listThings, readThing } from "./read-thing.ts";
import { retireRoom } from "./retire-room.ts";
import { listCombinations } from "./room-combination-sql.ts";
import { deleteRoom, rooms } from "./room-upkeep.ts";

const byName = z.tuple([z.string(), z.uuid()]);

export const roomRoutes = [
  route("GET /rooms", async (asked) => {
    const { query, queries, principal } = asked;
    const page = await listThings(rooms, asked);
    const { tenantId } = principal;
    if (
      page.items.length === 0 &&
      query.site !== undefined &&
      !(await isSite(queries, { tenantId, siteId: query.site }))
    ) {
      throw new Refusal("not_found", "There is no such site");
    }
    return page;
  }),
  route("GET /rooms/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, rooms, params.id),
  ),
  route("POST /rooms", ({ body, command }) => command((context) => createThing(context, rooms, body))),
  route("PATCH /rooms/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeThing(context, rooms, { ...params, change: body, expectedVersion: ifMatch })),
  ),
  route("DELETE /rooms/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteRoom(context, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /rooms/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreThing(context, rooms, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /rooms/:id/retire", ({ params, body, ifMatch, command }) =>
    command((context) => retireRoom(context, { ...params, ...body, expectedVersion: ifMatch })),
  ),
  route("GET /room-combinations", async ({ query, queries, principal }) => {
    const { tenantId } = principal;
    const after = decodeCursor(byName, query.after);
    const siteId = query.site ?? null;
    const combinations = await listCombinations(queries, { tenantId, siteId, after, limit: query.limit + 1 });
    return toPage(combinations, query.limit, ({ whole }) => [whole.name, whole.id]);
  }),
  route("POST /room-combinations", ({ body, command }) => command((context) => combineRooms(context, body))),
  route("DELETE /room-combinations/:id", ({ params, ifMatch, command }) =>
    command((context) => uncombineRooms(context, { ...params, expectedVersion: ifMatch })),
  ),
];
