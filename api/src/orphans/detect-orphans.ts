import { orphanReasons } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findCured, findOver, findUnqueued } from "./detect-orphans-sql.ts";
import { keepOrphan } from "./keep-orphan.ts";
import { settleOrphan } from "./settle-orphan.ts";

/** So many of each kind in one transaction; the rest is the next round's. */
const mostAtOnce = 50;
/** What changed a moment ago may still be followed by what belongs to it. */
const settleMilliseconds = 2 * 60_000;

/** Puts into the queue what is left alone, and takes out whose cause is gone; gives how many it was. */
export async function detectOrphans(context: CommandContext): Promise<number> {
  return (await endCured(context)) + (await queueFound(context));
}

async function queueFound(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const settled = new Date(now.getTime() - settleMilliseconds);
  let found = 0;
  for (const reason of orphanReasons) {
    const some = await findUnqueued(tx, { tenantId, reason, now, settled, limit: mostAtOnce });
    for (const one of some) {
      const id = await keepOrphan(context, { ...one, reason, foundBy: "detection" });
      if (id !== undefined) found += 1;
    }
  }
  return found;
}

async function endCured(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const ended = new Set(await findOver(tx, { tenantId, now, limit: mostAtOnce }));
  for (const reason of orphanReasons) {
    for (const id of await findCured(tx, { tenantId, reason, now, limit: mostAtOnce })) ended.add(id);
  }
  for (const id of ended) await settleOrphan(context, { id, resolution: "by_itself" });
  return ended.size;
}
