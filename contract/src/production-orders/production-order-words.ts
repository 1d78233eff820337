// production order: what one vendor has to make and deliver at one moment to one place, for one service order: the
// vendor's side of it.

export const productionOrderStatuses = [
  "new",
  "accepted",
  "in_production",
  "ready",
  "delivered",
  "cleared",
  "declined",
  "cancelled",
] as const;
export type ProductionOrderStatus = (typeof productionOrderStatuses)[number];

/** `undeliver`: not delivered after all, within a few minutes. */
export const productionOrderActions = [
  "accept",
  "decline",
  "start",
  "ready",
  "deliver",
  "undeliver",
  "clear",
  "acknowledge",
] as const;
export type ProductionOrderAction = (typeof productionOrderActions)[number];

/** superseded: the order was changed or cancelled before the organizer answered. */
export const proposalStates = ["open", "accepted", "refused", "superseded"] as const;
export type ProposalState = (typeof proposalStates)[number];
