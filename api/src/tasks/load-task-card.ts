import type { TaskCardView } from "@magic-meetings/contract/tasks/task.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { presentTask } from "./present-task.ts";
import { findTasksOf } from "./task-sql.ts";

export interface TaskCardQuestion {
  productionOrderId: string;
  viewer: Principal;
}

/** A person's tasks of a delivery as her card shows them now; undefined where she has none. */
export async function loadTaskCard(
  db: Queries,
  { productionOrderId, viewer }: TaskCardQuestion,
): Promise<TaskCardView | undefined> {
  const { tenantId, userId } = viewer;
  if (userId === null) return undefined;
  const tasks = await findTasksOf(db, { tenantId, productionOrderId, userId });
  return tasks.length === 0 ? undefined : { tasks: tasks.map(presentTask) };
}
