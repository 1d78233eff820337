import type { ErrorCode } from "../problems/problem.ts";
import type { Allowance } from "../words/words.ts";
import { taskActions } from "./task-words.ts";
import type { TaskAction, TaskKind, TaskStatus } from "./task-words.ts";

// What may happen to a task, and when each of a delivery's tasks begins.

export const taskTransitions: Record<TaskStatus, Partial<Record<TaskAction, TaskStatus>>> = {
  open: { start: "started", finish: "finished", assign: "open", "hand-over": "open" },
  started: { finish: "finished", assign: "started", "hand-over": "started" },
  finished: {},
  cancelled: {},
};

/** `wrong_state`, or null when the action may happen. */
export function refusalOfTaskAction(status: TaskStatus, action: TaskAction): ErrorCode | null {
  return taskTransitions[status][action] === undefined ? "wrong_state" : null;
}

export function allowedTaskActions(status: TaskStatus): Record<TaskAction, Allowance> {
  const entries = taskActions.map((action) => {
    const because = refusalOfTaskAction(status, action);
    return [action, because === null ? { ok: true } : { ok: false, because }] as const;
  });
  return Object.fromEntries(entries) as Record<TaskAction, Allowance>;
}

/** Setting up takes this long before the delivery. */
const setUpMinutes = 30;

/** When a delivery's task begins: setting up before it, clearing when the meeting is over. */
export function taskStart(kind: TaskKind, delivery: { deliverAt: Date; meetingEnd: Date }): Date {
  switch (kind) {
    case "set_up":
      return new Date(delivery.deliverAt.getTime() - setUpMinutes * 60_000);
    case "deliver":
      return delivery.deliverAt;
    case "clear":
      return new Date(Math.max(delivery.meetingEnd.getTime(), delivery.deliverAt.getTime()));
  }
}
