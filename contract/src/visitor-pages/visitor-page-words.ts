/**
 * open: to come; inside: checked in; waiting: not cleared yet, so there is no pass; cancelled: it does not take place;
 * over: the time of the visit is over, or the visitor has left.
 */
export const visitorPageStates = ["open", "inside", "waiting", "cancelled", "over"] as const;
export type VisitorPageState = (typeof visitorPageStates)[number];
