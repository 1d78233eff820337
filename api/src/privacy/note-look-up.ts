import { lookUpMinutes, mostLookUps, type LookUpWay } from "@magic-meetings/contract/privacy/privacy-words.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { countLookUps } from "./look-up-sql.ts";

export interface NewLookUp {
  /** Null: in the whole company. */
  siteId: string | null;
  letters: number;
  found: number;
  how: LookUpWay;
  /** When it was done, where that was before it is told. */
  doneAt?: Date;
}

/** Leaves in the audit trail that somebody searched for a visitor by name, and never for whom. */
export function noteLookUp(context: CommandContext, { siteId, letters, found, how, doneAt }: NewLookUp): void {
  const entity =
    siteId === null ? { entityType: "tenant", entityId: context.tenantId } : { entityType: "site", entityId: siteId };
  const newValues = { how, letters, found, ...(doneAt === undefined ? {} : { doneAt: doneAt.toISOString() }) };
  context.audit({ action: "visitor.look_up", ...entity, newValues });
}

/** Names are not gone through one after the other: who has searched too often waits. */
export async function refuseEnumeration({ tx, tenantId, now, principal }: CommandContext): Promise<void> {
  if (principal.userId === null) return;
  const since = new Date(now.getTime() - lookUpMinutes * 60_000);
  const count = await countLookUps(tx, { tenantId, actorId: principal.userId, since });
  if (count >= mostLookUps) {
    throw new Refusal(
      "rate_limited",
      `That were ${mostLookUps} searches by name in ${lookUpMinutes} minutes: wait a while`,
    );
  }
}
