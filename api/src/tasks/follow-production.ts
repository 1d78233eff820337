import { taskStart } from "@magic-meetings/contract/tasks/task-rules.ts";
import { taskKinds, type TaskKind } from "@magic-meetings/contract/tasks/task-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { taskCardFor } from "./task-card-thread.ts";
import {
  cancelTasksOf,
  insertTasks,
  moveTasks,
  redirectTasks,
  type MovedTask,
  type NewTask,
} from "./task-write-sql.ts";

/** A production order whose tasks are made, with what its vendor does itself. */
export interface ProductionWithTasks {
  id: string;
  vendorId: string;
  siteId: string;
  meetingId: string;
  deliverAt: Date;
  meetingEnd: Date;
  number: number;
  organizerId: string;
  work: { taskKinds: readonly TaskKind[]; taskResponsibleId: string | null };
}

/** Accepted: what there is to do, in one statement. Who is responsible is told. */
export async function makeTasks(context: CommandContext, productions: readonly ProductionWithTasks[]): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  await insertTasks(tx, { tenantId, tasks: tasksOf(context, productions), now, userId: principal.userId });
}

/** What there is to do for deliveries that are accepted, ready to be written; who is responsible is told. */
export function tasksOf(context: CommandContext, productions: readonly ProductionWithTasks[]): NewTask[] {
  return productions.flatMap((production) =>
    taskKinds
      .filter((kind) => production.work.taskKinds.includes(kind))
      .map((kind) => {
        const task = newTask(context, production, kind);
        if (task.responsibleId !== null) signalTask(context, production, task, "task.assigned");
        return task;
      }),
  );
}

/** The delivery has another moment or place: its tasks follow. */
export async function moveTasksOf(context: CommandContext, production: MovedProduction): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const startsAt = {
    set_up: taskStart("set_up", production),
    deliver: taskStart("deliver", production),
    clear: taskStart("clear", production),
  };
  const args = { tenantId, productionOrderId: production.id, startsAt, now, userId: principal.userId };
  for (const task of await moveTasks(tx, args)) signalTask(context, production, task, "task.moved");
}

interface MovedProduction extends Told {
  id: string;
  deliverAt: Date;
  meetingEnd: Date;
}

interface Told {
  meetingId: string;
  number: number;
  organizerId: string;
}

/** Deliveries go to other places: whoever brings them is told. */
export async function tellOfPlaces(
  context: CommandContext,
  productions: readonly (Told & { id: string })[],
): Promise<void> {
  if (productions.length === 0) return;
  const { tx, tenantId, now, principal } = context;
  const productionOrderIds = productions.map(({ id }) => id);
  const tasks = await redirectTasks(tx, { tenantId, productionOrderIds, now, userId: principal.userId });
  signalEach(context, productions, tasks, "task.moved");
}

/** Nothing is delivered any more: nobody goes. */
export async function cancelTasks(
  context: CommandContext,
  productions: readonly (Told & { id: string })[],
): Promise<void> {
  if (productions.length === 0) return;
  const { tx, tenantId, now, principal } = context;
  const productionOrderIds = productions.map(({ id }) => id);
  const tasks = await cancelTasksOf(tx, { tenantId, productionOrderIds, now, userId: principal.userId });
  signalEach(context, productions, tasks, "task.cancelled");
}

function signalEach(
  context: CommandContext,
  productions: readonly (Told & { id: string })[],
  tasks: readonly MovedTask[],
  kind: "task.moved" | "task.cancelled",
): void {
  for (const task of tasks) {
    const production = productions.find(({ id }) => id === task.productionOrderId);
    if (production) signalTask(context, production, task, kind);
  }
}

function newTask(context: CommandContext, production: ProductionWithTasks, kind: TaskKind): NewTask {
  return {
    id: context.newId(),
    productionOrderId: production.id,
    vendorId: production.vendorId,
    siteId: production.siteId,
    kind,
    startsAt: taskStart(kind, production),
    responsibleId: production.work.taskResponsibleId,
  };
}

function signalTask(
  context: CommandContext,
  { meetingId, number, organizerId }: Told,
  task: MovedTask,
  kind: "task.assigned" | "task.moved" | "task.cancelled",
): void {
  const { responsibleId } = task;
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "task", id: task.id },
    meetingId,
    siteId: task.siteId,
    vendorId: task.vendorId,
    organizerId,
    facts: { number },
    // Whoever did it herself knows.
    ...(responsibleId === null || responsibleId === context.principal.userId
      ? {}
      : { tell: [taskCardFor({ productionOrderId: task.productionOrderId, responsibleId })] }),
  });
}
