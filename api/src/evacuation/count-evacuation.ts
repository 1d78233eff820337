import { tally } from "@magic-meetings/contract/evacuation/evacuation-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { writeEvacuationEnd, type EvacuationRecord } from "./evacuation-sql.ts";
import { readEvacuationList } from "./read-evacuation.ts";

export interface Counted {
  expected: number;
  safe: number;
}

/** Writes when it ended and what was counted until then; once more where a tick from before is told later. */
export async function countEvacuation(
  { tx, tenantId }: CommandContext,
  evacuation: EvacuationRecord,
  { at, userId }: { at: Date; userId: string },
): Promise<Counted> {
  const { id, siteId } = evacuation;
  const list = await readEvacuationList(tx, { tenantId, siteId, now: at, evacuation: { ...evacuation, endedAt: at } });
  const { expected, safe } = tally(list);
  await writeEvacuationEnd(tx, { tenantId, id, at, userId, expected, safe });
  return { expected, safe };
}
