// The keys of everything that is read, in one place, so that a change can name what has to be read again.

export const queryKeys = {
  me: ["me"] as const,
  sites: ["sites"] as const,
  /** Everything that is read to keep up places. */
  places: ["places"] as const,
  meetings: ["meetings"] as const,
  meeting: (id: string) => ["meeting", id] as const,
  /** The pane's upsert: the meeting of an appointment. */
  timeline: (meetingId: string) => ["timeline", meetingId] as const,
  availability: (search: AvailabilitySearch) => ["availability", search.site, search] as const,
  catalogue: (search: CatalogueSearch) => ["catalogue", search.site, search] as const,
  accounts: (currency: string) => ["accounts", currency] as const,
  approvals: (state?: "pending" | "decided") => (state ? (["approvals", state] as const) : (["approvals"] as const)),
  productionOrders: (search?: ProductionOrderSearch) =>
    search ? (["production-orders", "board", search] as const) : (["production-orders"] as const),
  productionRun: (search?: ProductionOrderSearch) =>
    search ? (["production-run", search] as const) : (["production-run"] as const),
  tasks: (search?: object) => (search ? (["tasks", search] as const) : (["tasks"] as const)),
};

export interface AvailabilitySearch {
  site: string;
  start: string;
  end: string;
  capacity: number;
  /** Comma separated. */
  features?: string;
  meeting?: string;
}

export interface ProductionOrderSearch {
  from: string;
  to: string;
  vendor?: string;
  site?: string;
}

export interface CatalogueSearch {
  site: string;
  at: string;
  until: string;
  headCount: number;
}
