import { demoIds, type DemoCompany } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, maintained, type DemoRows } from "./demo-rows.ts";

/** Who acts for whom. The managers want to be told of their meetings themselves; what asks goes to both. */
export function addDelegateRows(rows: DemoRows, company: DemoCompany): void {
  const { created_at: createdAt } = maintained();
  for (const { person, delegateOf } of company.people) {
    if (delegateOf === undefined) continue;
    const managerId = demoIds.user(company, delegateOf);
    addRow(rows, "calendar_delegate", {
      id: demoId(`${company.key}/delegate/${delegateOf}/${person}`),
      manager_id: managerId,
      delegate_id: demoIds.user(company, person),
      source: "chosen",
      created_at: createdAt,
    });
    addRow(rows, "told_preference", { user_id: managerId, asks: "both", tells: "organizer", updated_at: createdAt });
  }
}
