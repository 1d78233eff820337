import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { z } from "zod";
import { containing } from "../db/like-pattern.ts";
import type { Queries } from "../db/queries.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import type { Principal } from "../identity/principal.ts";
import type { Kept, MaintainedSql } from "./maintained-sql.ts";
import { allowedUpkeep, type MaintenanceAllowed } from "./place-policy.ts";

/** What all maintained things have in common. */
export interface Maintained {
  id: string;
  version: number;
  deletedAt: string | null;
  allowed: MaintenanceAllowed;
}

interface Readable<Values, Item extends Maintained, Detail extends Maintained> {
  word: string;
  sql: MaintainedSql<Values, Item, Detail>;
}

const bySortKey = z.tuple([z.string(), z.uuid()]);

export interface ListQuery {
  q?: string | undefined;
  deleted: boolean;
  limit: number;
  after?: string | undefined;
}

/** A page of things, each with what the asker may do with it. */
export async function listThings<Values, Item extends Maintained, Detail extends Maintained>(
  { sql }: Readable<Values, Item, Detail>,
  { query, queries, principal }: { query: ListQuery; queries: Queries; principal: Principal },
): Promise<Page<Item>> {
  const { q, deleted, limit, after, ...filters } = query;
  const rows = await sql.list(queries, {
    tenantId: principal.tenantId,
    deleted,
    pattern: containing(q),
    after: decodeCursor(bySortKey, after),
    limit: limit + 1,
    filters: filters as Record<string, string | boolean | undefined>,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => presentThing(principal, row)),
    next: rows.length > limit && last !== undefined ? encodeCursor([last.sortKey, last.thing.id]) : null,
  };
}

/** One thing, also a deleted one. */
export async function readThing<Values, Item extends Maintained, Detail extends Maintained>(
  queries: Queries,
  { tenantId, principal }: { tenantId: string; principal: Principal },
  { sql, word }: Readable<Values, Item, Detail>,
  id: string,
): Promise<Detail> {
  const found = await sql.find(queries, { tenantId, id });
  if (found === undefined) throw new Refusal("not_found", `There is no such ${word}`);
  return presentThing(principal, found);
}

function presentThing<Thing extends Maintained>(principal: Principal, { thing, siteIds }: Kept<Thing>): Thing {
  const allowed = allowedUpkeep(principal, { siteIds, isDeleted: thing.deletedAt !== null });
  // What was left out of it, and nothing else, is put back.
  return { ...thing, allowed } as unknown as Thing;
}
