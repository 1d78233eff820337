import type { HandOverPreview } from "@magic-meetings/contract/hand-over/hand-over.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { isAdmin } from "../identity/principal.ts";
import { writeStatus } from "./directory-sql.ts";
import { givingPerson, previewHandOver } from "./read-hand-over.ts";

type Status = HandOverPreview["status"];

/** An administrator switches an account off or on; what it looked after is left alone from then on and is found. */
export async function changeStatus(
  context: CommandContext,
  { id, status }: { id: string; status: Status },
): Promise<HandOverPreview> {
  const { tx, principal, now } = context;
  if (!isAdmin(principal)) throw new Refusal("not_found", "There is no such person");
  await givingPerson(tx, principal, id);
  if (principal.userId === id) throw new Refusal("invalid", "Nobody switches off the own account");
  await setStatus(context, { id, status });
  return previewHandOver(tx, { principal, personId: id, now });
}

export async function setStatus(
  context: CommandContext,
  { id, status }: { id: string; status: Status },
): Promise<void> {
  const { tx, tenantId, principal, now } = context;
  if (!(await writeStatus(tx, { tenantId, id, status, now, userId: principal.userId }))) return;
  context.audit({
    action: status === "disabled" ? "person.switch_off" : "person.switch_on",
    entityType: "app_user",
    entityId: id,
    oldValues: { status: status === "disabled" ? "active" : "disabled" },
    newValues: { status },
  });
}
