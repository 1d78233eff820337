import type { Likeness } from "@magic-meetings/contract/block-list/block-list-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { keysOf, matchPerson } from "./match-person.ts";
import { findCandidates, findCleared, findPeople } from "./screen-sql.ts";

/** An entry of the block list that is like a visitor. */
export interface Hit {
  entryId: string;
  likeness: Likeness;
  score: number;
}

/**
 * Which entries of the block list each visitor is like, in two statements, or three where somebody is. Who was looked at
 * and let in before is not asked about again for the same entry.
 */
export async function screenVisitors(
  { tx, tenantId, now }: Pick<CommandContext, "tx" | "tenantId" | "now">,
  visitorIds: readonly string[],
): Promise<Map<string, Hit[]>> {
  const people = await findPeople(tx, { tenantId, ids: [...new Set(visitorIds)] });
  const keys = [...new Set(people.flatMap(keysOf))];
  if (keys.length === 0) return new Map();
  const entries = await findCandidates(tx, { tenantId, keys, day: now.toISOString().slice(0, 10) });
  const hits = new Map<string, Hit[]>();
  for (const person of people) {
    const found = entries.flatMap((entry) => {
      const match = matchPerson(person, entry);
      return match === undefined ? [] : [{ entryId: entry.id, ...match }];
    });
    if (found.length > 0) hits.set(person.id, found.sort((a, b) => b.score - a.score).slice(0, mostHits));
  }
  if (hits.size === 0) return hits;
  const cleared = await findCleared(tx, { tenantId, visitorIds: [...hits.keys()] });
  for (const [visitorId, found] of hits) {
    const left = found.filter(({ entryId }) => !cleared.has(`${visitorId} ${entryId}`));
    if (left.length > 0) hits.set(visitorId, left);
    else hits.delete(visitorId);
  }
  return hits;
}

/** A common name is like many entries: who decides reads no more than these. */
const mostHits = 20;
