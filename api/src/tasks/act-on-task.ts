import type { SignalKind } from "@magic-meetings/contract/messages/signal-words.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { refusalOfTaskAction, taskTransitions } from "@magic-meetings/contract/tasks/task-rules.ts";
import type { TaskAction } from "@magic-meetings/contract/tasks/task-words.ts";
import type { Task } from "@magic-meetings/contract/tasks/task.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { presentTask } from "./present-task.ts";
import { taskCardFor } from "./task-card-thread.ts";
import { ownTask } from "./task-policy.ts";
import { findTask, findVendorPeople, lockTask, setTask, type TaskRecord } from "./task-sql.ts";

const kinds: Record<TaskAction, SignalKind> = {
  start: "task.started",
  finish: "task.finished",
  assign: "task.assigned",
  "hand-over": "task.assigned",
};

export interface ActOnTask {
  id: string;
  action: TaskAction;
  /** With `assign` and `hand-over`. */
  userId?: string | undefined;
  note?: string | undefined;
  expectedVersion?: number | undefined;
}

/** Starts a task, finishes it, names who does it, or hands it over; who has it now is told, and who had it. */
export async function actOnTask(context: CommandContext, request: ActOnTask): Promise<Task> {
  const { tx, tenantId, now, principal } = context;
  const { id, action } = request;
  const before = ownTask(principal, await lockTask(tx, { tenantId, id }));
  refuseStaleVersion(before.version, request.expectedVersion);
  const status = taskTransitions[before.status][action];
  if (refusalOfTaskAction(before.status, action) !== null || status === undefined) {
    throw new Refusal("wrong_state", "The task is not in a state in which this is possible");
  }
  const responsibleId = await responsibleFor(context, before, request);
  const note = request.note ?? before.note;
  await setTask(tx, { tenantId, id, status, responsibleId, note, now, userId: principal.userId });
  const after = await findTask(tx, { tenantId, id });
  if (after === undefined) throw new Error("The task that is acted on is gone");
  record(context, before, after, action);
  return presentTask(after);
}

/** Whoever starts what nobody has takes it; it is given to people of the vendor only. */
async function responsibleFor(
  { tx, tenantId, principal }: CommandContext,
  before: TaskRecord,
  { action, userId }: ActOnTask,
): Promise<string | null> {
  if (action === "start" || action === "finish") return before.responsible?.id ?? principal.userId;
  if (userId === undefined) throw notNamed("Say who does it");
  const people = await findVendorPeople(tx, { tenantId, vendorId: before.vendor.id });
  if (!people.some(({ id }) => id === userId)) throw notNamed(`This person does not work for ${before.vendor.name}`);
  return userId;
}

function notNamed(detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer: "/userId", code: "responsible", detail }] });
}

function record(context: CommandContext, before: TaskRecord, after: TaskRecord, action: TaskAction): void {
  const people = new Set([before.responsible?.id, after.responsible?.id]);
  people.delete(undefined);
  if (context.principal.userId !== null) people.delete(context.principal.userId);
  context.signal({
    id: context.newId(),
    kind: kinds[action],
    subject: { type: "task", id: after.id },
    meetingId: after.meeting.id,
    siteId: after.site.id,
    vendorId: after.vendor.id,
    organizerId: after.organizerId,
    facts: { number: after.number, person: after.responsible?.name ?? "" },
    tell: [...people].map((responsibleId) =>
      taskCardFor({ productionOrderId: after.productionOrderId, responsibleId: responsibleId ?? "" }),
    ),
  });
  context.audit({
    action: `task.${action.replace("-", "_")}`,
    entityType: "task",
    entityId: after.id,
    oldValues: { status: before.status, responsibleId: before.responsible?.id ?? null },
    newValues: { status: after.status, responsibleId: after.responsible?.id ?? null, note: after.note },
  });
}
