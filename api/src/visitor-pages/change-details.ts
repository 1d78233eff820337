import type { VisitorDetails } from "@magic-meetings/contract/visitor-pages/visitor-page.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { saveVisits } from "../visits/visit-write-sql.ts";
import { saveVisitor } from "../visits/visitor-sql.ts";
import { aboutVisit, lockOpenVisit, type OpenVisit } from "./open-visit.ts";

/** The visitor's own change of her phone number and of what she needs; what is as it was changes nothing. */
export async function changeDetails(context: CommandContext, { phone, needs }: VisitorDetails): Promise<void> {
  const { tx, tenantId, now } = context;
  const visit = await lockOpenVisit(context);
  const hasPhone = await changePhone(context, visit, phone);
  const wanted = { ...visit.needs, ...needs, plate: needs.parking ? needs.plate : "" };
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((need) => wanted[need] !== visit.needs[need]);
  if (changed.length > 0) await saveVisits(tx, { tenantId, now, userId: null, visits: [{ ...visit, needs: wanted }] });
  if (!hasPhone && changed.length === 0) return;
  context.signal({ id: context.newId(), kind: "visit.changed", ...aboutVisit(visit), facts: {} });
  context.audit({
    action: "change_by_visitor",
    entityType: "visit",
    entityId: visit.id,
    newValues: { changed: [...(hasPhone ? ["phone"] : []), ...changed] },
  });
}

async function changePhone(
  { tx, tenantId, now }: CommandContext,
  { visitor }: OpenVisit,
  phone: string,
): Promise<boolean> {
  if (phone === visitor.phone) return false;
  const isSaved = await saveVisitor(tx, { tenantId, now, userId: null, visitor: { ...visitor, phone } });
  if (!isSaved) throw new Refusal("conflict", "Somebody else changed this meanwhile: try again");
  return true;
}
