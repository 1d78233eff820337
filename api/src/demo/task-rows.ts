import { taskStart } from "@magic-meetings/contract/tasks/task-rules.ts";
import { taskKinds, type TaskKind, type TaskStatus } from "@magic-meetings/contract/tasks/task-words.ts";
import { demoIds } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, maintained, minutesAfter, type DemoRows } from "./demo-rows.ts";
import type { PlannedOrder, PlannedProduction } from "./order-plan.ts";

/** Who sets up, delivers and clears what a vendor has accepted; the kitchen's own person does it. */
export function addTaskRows(
  rows: DemoRows,
  { meeting, orderedAt }: PlannedOrder,
  { vendor, lines, status, deliveredAt }: PlannedProduction,
  productionId: string,
): void {
  const { company, site } = meeting;
  const [line] = lines;
  if (line === undefined || status === "new" || status === "declined") return;
  const staff = company.people.find((person) => person.site === site.key && person.vendor === vendor.kind);
  for (const kind of taskKinds) {
    const reached = taskStatus(kind, status);
    const startsAt = taskStart(kind, { deliverAt: line.deliverAt, meetingEnd: meeting.end });
    addRow(rows, "task", {
      id: demoId(`${productionId}/${kind}`, orderedAt),
      production_order_id: productionId,
      vendor_id: demoIds.vendor(company, site, vendor.kind),
      site_id: demoIds.site(company, site),
      kind,
      starts_at: startsAt,
      status: reached,
      responsible_id: staff === undefined ? null : demoIds.user(company, staff.person),
      started_at: reached === "finished" ? startsAt : null,
      finished_at: reached === "finished" ? (deliveredAt ?? startsAt) : null,
      ...maintained(minutesAfter(orderedAt, 1)),
    });
  }
}

function taskStatus(kind: TaskKind, status: PlannedProduction["status"]): TaskStatus {
  if (status === "cancelled") return "cancelled";
  if (status === "cleared") return "finished";
  return status === "delivered" && kind !== "clear" ? "finished" : "open";
}
