// hand-over: somebody else looks after what a person looked after: her meetings and series with all that hangs on them,
// questions that wait for her, accounts, work and templates. Nothing is cancelled by it.

export const handOverKinds = [
  "series",
  "meeting",
  "approval",
  "account",
  "deputy",
  "task",
  "template",
  "room",
  "vendor",
  "visit",
] as const;
export type HandOverKind = (typeof handOverKinds)[number];

/** What a person may hand over by herself; the rest is the administrators' matter. */
export const ownKinds: readonly HandOverKind[] = ["series", "meeting", "visit"];
