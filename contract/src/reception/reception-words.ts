// reception change: one thing that a receptionist did, made on the tablet, with or without a network.

export const receptionChangeKinds = [
  "check_in",
  "check_out",
  "undo_check_in",
  "undo_check_out",
  "walk_in",
  "ask_host",
  "badge_lost",
  "badge_replaced",
  "photo",
  "look_up",
  "roll_call",
  "evacuation_start",
  "evacuation_end",
] as const;
export type ReceptionChangeKind = (typeof receptionChangeKinds)[number];

/** applied: done now; duplicate: done before, by this or another tablet; conflict: something else is true, and stays. */
export const changeOutcomes = ["applied", "duplicate", "conflict"] as const;
export type ChangeOutcome = (typeof changeOutcomes)[number];

/** What a host says to "X is here": she comes down, the visitor may go up, or somebody else is to be asked. */
export const hostAnswers = ["coming", "send_up", "ask"] as const;
export type HostAnswer = (typeof hostAnswers)[number];

/** host call: a host is told that a visitor is here, or asked about one who is not expected now. */
export const hostCallReasons = ["arrived", "old_time", "cancelled"] as const;
export type HostCallReason = (typeof hostCallReasons)[number];
