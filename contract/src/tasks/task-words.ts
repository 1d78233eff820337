// task: a piece of work with a start, a place and one person responsible: set up, deliver, clear.

export const taskKinds = ["set_up", "deliver", "clear"] as const;
export type TaskKind = (typeof taskKinds)[number];

export const taskStatuses = ["open", "started", "finished", "cancelled"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** `assign` names who is responsible; `hand-over` passes it on and says why. */
export const taskActions = ["start", "finish", "assign", "hand-over"] as const;
export type TaskAction = (typeof taskActions)[number];
