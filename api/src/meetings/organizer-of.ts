import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { isDelegateOf } from "../delegates/delegate-sql.ts";
import { findUsersByEmail } from "./meeting-write-sql.ts";

/**
 * Who organizes what somebody writes in a calendar: its owner, where that is a colleague whom the writer acts for, else the
 * writer. An address that nobody of the company has is another one of the writer's own.
 */
export async function organizerOf(
  { tx, tenantId }: CommandContext,
  { userId, organizerEmail }: { userId: string; organizerEmail: string | undefined },
): Promise<string> {
  if (organizerEmail === undefined || organizerEmail === "") return userId;
  const owner = (await findUsersByEmail(tx, { tenantId, emails: [organizerEmail] })).get(organizerEmail);
  if (owner === undefined || owner.id === userId) return userId;
  if (await isDelegateOf(tx, { tenantId, managerId: owner.id, delegateId: userId })) return owner.id;
  throw new Refusal("not_delegate", `This invite is in ${owner.name}’s calendar, and you do not act for ${owner.name}`);
}
