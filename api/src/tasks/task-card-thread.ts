import type { Telling } from "../commands/command-context.ts";

const thread = /^tasks:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** One card a delivery and person, with what she does of it; every newer card takes the older one's place. */
export function taskCardFor(task: { productionOrderId: string; responsibleId: string }): Telling {
  return { userId: task.responsibleId, kind: "task_card", thread: `tasks:${task.productionOrderId}` };
}

/** Whose tasks a thread is about; undefined for any other thread. */
export function productionOfTaskThread(name: string): string | undefined {
  return thread.exec(name)?.[1];
}
