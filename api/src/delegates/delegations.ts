import type { Delegation, ToldPreference } from "@magic-meetings/contract/delegates/delegate.ts";
import { usualPreference } from "@magic-meetings/contract/delegates/told-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { isAdmin, type Principal } from "../identity/principal.ts";
import { deleteDelegate, findActivePerson, findDelegation, insertDelegate, putToldPreference } from "./delegate-sql.ts";

/** Who acts for somebody and for whom she acts; for herself and administrators, to everybody else she is not there. */
export async function readDelegation(db: Queries, principal: Principal, userId: string): Promise<Delegation> {
  const { tenantId } = principal;
  const isOwn = principal.userId === userId;
  const found = isOwn || isAdmin(principal) ? await findDelegation(db, { tenantId, userId }) : undefined;
  if (found === undefined) throw new Refusal("not_found", "There is no such person");
  return { ...found, told: found.told ?? usualPreference };
}

interface Pair {
  managerId: string;
  delegateId: string;
}

/** Lets somebody act for the meetings of another, from now on and for those that are there. */
export async function addDelegate(context: CommandContext, { managerId, delegateId }: Pair): Promise<Delegation> {
  const { tx, tenantId, principal, now } = context;
  await readDelegation(tx, principal, managerId);
  const delegate = await findActivePerson(tx, { tenantId, id: delegateId });
  if (delegate === undefined) throw new Refusal("not_found", "There is no such person");
  if (managerId === delegateId) throw new Refusal("invalid", "Nobody is her own delegate");
  const row = { tenantId, id: context.newId(), managerId, delegateId, now, userId: principal.userId };
  if (await insertDelegate(tx, { ...row, source: "chosen" })) audit(context, "delegate.add", { managerId, delegateId });
  return readDelegation(tx, principal, managerId);
}

/** She acts no more; a delegate may also give it up herself. */
export async function removeDelegate(context: CommandContext, { managerId, delegateId }: Pair): Promise<Delegation> {
  const { tx, tenantId, principal } = context;
  const gaveUp = principal.userId === delegateId;
  await readDelegation(tx, principal, gaveUp ? delegateId : managerId);
  if (await deleteDelegate(tx, { tenantId, managerId, delegateId })) {
    audit(context, "delegate.remove", { managerId, delegateId });
  }
  return readDelegation(tx, principal, gaveUp ? delegateId : managerId);
}

export async function changeTold(
  context: CommandContext,
  { userId, told }: { userId: string; told: ToldPreference },
): Promise<Delegation> {
  const { tx, tenantId, principal, now } = context;
  const before = await readDelegation(tx, principal, userId);
  await putToldPreference(tx, { tenantId, userId, told, now });
  context.audit({
    action: "delegate.told",
    entityType: "app_user",
    entityId: userId,
    oldValues: before.told,
    newValues: told,
  });
  return { ...before, told };
}

function audit(context: CommandContext, action: string, { managerId, delegateId }: Pair): void {
  context.audit({ action, entityType: "app_user", entityId: managerId, newValues: { delegateId } });
}
