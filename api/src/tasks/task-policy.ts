import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Principal } from "../identity/principal.ts";
import { vendorsOf } from "../production-orders/production-order-policy.ts";
import type { TaskRecord } from "./task-sql.ts";

/** Gives a task to its vendor's people and to whoever does it; to everybody else it is not there. */
export function ownTask(principal: Principal, task: TaskRecord | undefined): TaskRecord {
  const isMine = task?.responsible != null && task.responsible.id === principal.userId;
  const vendors = vendorsOf(principal);
  if (task !== undefined && (isMine || vendors === null || vendors.includes(task.vendor.id))) return task;
  throw new Refusal("not_found", "There is no such task");
}
