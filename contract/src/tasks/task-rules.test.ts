import { describe, expect, it } from "vitest";
import { allowedTaskActions, refusalOfTaskAction, taskStart } from "./task-rules.ts";
import { taskActions, taskStatuses } from "./task-words.ts";
import type { TaskAction, TaskKind, TaskStatus } from "./task-words.ts";

describe("what may happen to a task", () => {
  it.each<[TaskStatus, TaskAction, string | null]>([
    ["open", "start", null],
    ["open", "finish", null],
    ["open", "assign", null],
    ["started", "start", "wrong_state"],
    ["started", "finish", null],
    ["started", "hand-over", null],
    ["finished", "finish", "wrong_state"],
    ["finished", "hand-over", "wrong_state"],
    ["cancelled", "start", "wrong_state"],
  ])("%s: %s gives %s", (status, action, expected) => {
    expect(refusalOfTaskAction(status, action)).toBe(expected);
  });

  it("says the same beside the task as it enforces", () => {
    for (const status of taskStatuses) {
      for (const action of taskActions) {
        expect(allowedTaskActions(status)[action].because ?? null).toBe(refusalOfTaskAction(status, action));
      }
    }
  });
});

describe("when a task begins", () => {
  it.each<[TaskKind, string, string, string]>([
    ["set_up", "10:00", "12:00", "09:30"],
    ["deliver", "10:00", "12:00", "10:00"],
    ["clear", "10:00", "12:00", "12:00"],
    ["clear", "12:30", "12:00", "12:30"],
  ])("%s of a delivery at %s in a meeting until %s: %s", (kind, deliverAt, end, expected) => {
    const at = (time: string) => new Date(`2026-11-19T${time}:00Z`);
    expect(taskStart(kind, { deliverAt: at(deliverAt), meetingEnd: at(end) })).toEqual(at(expected));
  });
});
