import type { CommandContext } from "../commands/command-context.ts";
import { firstIdAt } from "../db/new-id.ts";
import { deleteTries, findOverdueTries, listKeptDays } from "./try-retention-sql.ts";

const day = 24 * 3_600_000;
const mostTries = 1_000;

/**
 * Erases what the door log has kept for as long as its site keeps visitors: it holds no name, but where and when a pass
 * went. Gives how many tries it was.
 */
export async function eraseOldTries({ tx, tenantId, now }: CommandContext): Promise<number> {
  const points = (await listKeptDays(tx, tenantId)).map(({ id, keptDays }) => ({
    accessPointId: id,
    before: firstIdAt(new Date(now.getTime() - keptDays * day)),
  }));
  const ids = await findOverdueTries(tx, { tenantId, points, limit: mostTries });
  return ids.length === 0 ? 0 : deleteTries(tx, { tenantId, ids });
}
