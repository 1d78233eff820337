// visitor: a person from outside, invited to a meeting, with a host.
// visit: one visitor's coming to one site, to one host, once.

/** invited: told by mail; confirmed: said that she comes; no_show: the day is over and nobody came. */
export const visitStatuses = ["invited", "confirmed", "arrived", "left", "no_show", "cancelled"] as const;
export type VisitStatus = (typeof visitStatuses)[number];

/** Whether security lets the visit take place; the host is never told why one waits. */
export const clearances = ["not_needed", "pending", "approved", "refused"] as const;
export type Clearance = (typeof clearances)[number];

/** How the visitor came onto the list. */
export const visitSources = ["attendee", "by_hand", "list", "walk_in"] as const;
export type VisitSource = (typeof visitSources)[number];

/** Who or what said that a visitor left: the reception, her pass, a door, or the end of the day. */
export const leavings = ["desk", "pass", "door", "closing"] as const;
export type Leaving = (typeof leavings)[number];

/**
 * Why a visit is off: its host said so; its meeting was cancelled, and it comes back with it; she declined the invite or
 * was taken off it; she said so herself.
 */
export const cancellations = ["host", "meeting", "attendee", "visitor"] as const;
export type CancelledBecause = (typeof cancellations)[number];

/** Of a series: this date; this one and those after it; all that are to come. */
export const visitScopes = ["one", "following", "all"] as const;
export type VisitScope = (typeof visitScopes)[number];

export const visitActions = [
  "change",
  "confirm",
  "check-in",
  "check-out",
  "undo-check-in",
  "undo-check-out",
  "cancel",
  "restore",
  "miss",
] as const;
export type VisitAction = (typeof visitActions)[number];
