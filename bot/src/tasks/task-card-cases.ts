import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { Task, TaskCardView } from "@magic-meetings/contract/tasks/task.ts";

// Tasks as the card meets them; the golden files beside the tests show what becomes of each.

export interface TaskCardCase {
  view: TaskCardView;
  text: RenderedText;
  locale: Locale;
  refusal?: Problem;
}

function caseId(number: number): string {
  return `01930000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

const ok = { ok: true };
const over = { ok: false, because: "wrong_state" };
const open = { start: ok, finish: ok, assign: ok, "hand-over": ok };
const done = { start: over, finish: over, assign: over, "hand-over": over };

function taskOf(number: number, kind: Task["kind"], time: string, more: Partial<Task> = {}): Task {
  return {
    id: caseId(800 + number),
    kind,
    startsAt: `2026-11-24T${time}:00+01:00`,
    status: "open",
    responsible: { id: caseId(52), name: "Carla Bruun" },
    place: "Aarhus",
    productionOrderId: caseId(701),
    number: 1041,
    vendor: { id: caseId(10), name: "Nordlys Kitchen" },
    site: { id: caseId(1), name: "Copenhagen", timeZone: "Europe/Copenhagen" },
    meeting: { id: caseId(100), subject: "Board meeting" },
    note: "",
    startedAt: null,
    finishedAt: null,
    version: 1,
    allowed: open,
    ...more,
  };
}

const english = { text: { title: "Order 1041: Aarhus", summary: "Tuesday" }, locale: "en" } as const;
const danish = { text: { title: "Bestilling 1041: Aarhus", summary: "tirsdag" }, locale: "da" } as const;

/** Each case by the name of its golden file. */
export const taskCardCases: Record<string, TaskCardCase> = {
  "three-tasks": {
    view: { tasks: [taskOf(1, "set_up", "11:30"), taskOf(2, "deliver", "12:00"), taskOf(3, "clear", "14:00")] },
    ...english,
  },
  "started-and-handed-over": {
    view: {
      tasks: [
        taskOf(1, "set_up", "11:30", { status: "finished", allowed: done, finishedAt: "2026-11-24T11:40:00+01:00" }),
        taskOf(2, "deliver", "12:00", {
          status: "started",
          note: "The lift is out: [use](http://evil.example) **the stairs**",
          allowed: { ...open, start: over },
        }),
      ],
    },
    ...danish,
  },
  cancelled: { view: { tasks: [taskOf(2, "deliver", "12:00", { status: "cancelled", allowed: done })] }, ...english },
  "done-meanwhile": {
    view: { tasks: [taskOf(2, "deliver", "12:00", { status: "finished", allowed: done })] },
    ...english,
    refusal: {
      type: "about:blank",
      title: "Conflict",
      status: 409,
      code: "wrong_state",
      detail: "The task is not in a state in which this is possible",
    },
  },
};
