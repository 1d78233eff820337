import type { CommandContext } from "../commands/command-context.ts";
import { saveVisits } from "../visits/visit-write-sql.ts";
import { aboutVisit, lockOpenVisit } from "./open-visit.ts";

/** The visitor says that she comes. Saying it twice is saying it once. */
export async function confirmVisit(context: CommandContext): Promise<void> {
  const { tx, tenantId, now } = context;
  const visit = await lockOpenVisit(context);
  if (visit.status !== "invited") return;
  await saveVisits(tx, { tenantId, now, userId: null, visits: [{ ...visit, status: "confirmed" }] });
  context.signal({ id: context.newId(), kind: "visit.confirmed", ...aboutVisit(visit), facts: {} });
  context.audit({
    action: "confirm_by_visitor",
    entityType: "visit",
    entityId: visit.id,
    oldValues: { status: visit.status },
    newValues: { status: "confirmed" },
  });
}
