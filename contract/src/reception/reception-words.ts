// reception change: one thing that a receptionist did, made on the tablet, with or without a network.

export const receptionChangeKinds = [
  "check_in",
  "check_out",
  "undo_check_in",
  "undo_check_out",
  "walk_in",
  "badge_lost",
  "badge_replaced",
  "photo",
  "look_up",
  "roll_call",
] as const;
export type ReceptionChangeKind = (typeof receptionChangeKinds)[number];

/** applied: done now; duplicate: done before, by this or another tablet; conflict: something else is true, and stays. */
export const changeOutcomes = ["applied", "duplicate", "conflict"] as const;
export type ChangeOutcome = (typeof changeOutcomes)[number];
