import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import type { z } from "zod";

/** Makes the opaque keyset cursor of a list from the sort key of its last item. */
export function encodeCursor(position: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(position), "utf8").toString("base64url");
}

/** Reads a cursor back; anything that this list did not make is 400. Undefined is the list's beginning. */
export function decodeCursor<Position>(
  position: z.ZodType<Position>,
  cursor: string | undefined,
): Position | undefined {
  if (cursor === undefined) return undefined;
  const read = position.safeParse(parse(cursor));
  if (!read.success) {
    throw new Refusal("malformed", "The cursor in `after` is none that this list gave", {
      errors: [{ pointer: "/query/after", code: "cursor", detail: "Use the value of `next` as it was given" }],
    });
  }
  return read.data;
}

/** Cuts rows that were read with `limit + 1` into a page. */
export function toPage<Item>(rows: Item[], limit: number, positionOf: (last: Item) => readonly unknown[]): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(positionOf(last)) : null };
}

function parse(cursor: string): unknown {
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
