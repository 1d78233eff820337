import type { Task } from "@magic-meetings/contract/tasks/task.ts";
import type { TaskStep } from "./use-tasks.ts";

/** Who looks at tasks, and what becomes of what they do with them. */
export interface TaskHandling {
  userId: string;
  /** The task for which a step is on its way. */
  busy: string | undefined;
  refused: { id: string; error: unknown } | undefined;
  onStep: (step: TaskStep) => void;
}

export interface TaskItemProps extends TaskHandling {
  task: Task;
}
