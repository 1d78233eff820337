export const syncKinds = ["notification", "look", "sweep", "subscription", "write", "comparison", "replay"] as const;
export type SyncKind = (typeof syncKinds)[number];

export const syncOutcomes = ["done", "nothing", "refused", "failed", "retried"] as const;
export type SyncOutcome = (typeof syncOutcomes)[number];
