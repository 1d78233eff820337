// What can become of what hangs on a meeting when it moves, and what can be answered where that costs something. Without
// zod, for pages.

/** keep: delivered at the old moment as ordered; change: at the new moment, for the fee; cancel: not at all, for the fee. */
export const moveChoices = ["keep", "change", "cancel"] as const;
export type MoveChoice = (typeof moveChoices)[number];

/**
 * open: somebody is asked; answered: by a press, with the move itself or before it; lapsed: nobody answered, the default
 * was applied; withdrawn: the meeting is back, cancelled, or nothing is left to decide; superseded: it moved once more.
 */
export const moveStatuses = ["open", "answered", "lapsed", "withdrawn", "superseded"] as const;
export type MoveStatus = (typeof moveStatuses)[number];
