import type { VisitorExport } from "@magic-meetings/contract/privacy/known-visitor.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { exportParts, exportPerson } from "./export-sql.ts";

/** Everything that is kept of a person; that somebody took it out is noted. */
export async function exportVisitor(context: CommandContext, visitorId: string): Promise<VisitorExport> {
  const { tx, tenantId, now } = context;
  const found = await exportPerson(tx, { tenantId, visitorId });
  if (found === undefined) throw new Refusal("not_found", "There is no such visitor, or her data is erased");
  const parts = await exportParts(tx, { tenantId, visitorId });
  context.audit({
    action: "visitor.export",
    entityType: "visitor",
    entityId: visitorId,
    newValues: { visits: parts.visits.length, messages: parts.messages.length },
  });
  return { exportedAt: now.toISOString(), ...found, ...parts };
}
