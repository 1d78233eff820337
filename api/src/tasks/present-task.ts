import { allowedTaskActions } from "@magic-meetings/contract/tasks/task-rules.ts";
import type { Task } from "@magic-meetings/contract/tasks/task.ts";
import type { TaskRecord } from "./task-sql.ts";

/** The task as the API answers with it. */
export function presentTask({ organizerId: _organizer, ...record }: TaskRecord): Task {
  return {
    ...record,
    startsAt: record.startsAt.toISOString(),
    startedAt: record.startedAt?.toISOString() ?? null,
    finishedAt: record.finishedAt?.toISOString() ?? null,
    allowed: allowedTaskActions(record.status),
  };
}
