// production order: what one vendor has to make and deliver for one service order: the vendor's side of it.

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

export const productionOrderActions = [
  "accept",
  "decline",
  "start",
  "ready",
  "deliver",
  "clear",
  "acknowledge",
] as const;
export type ProductionOrderAction = (typeof productionOrderActions)[number];
