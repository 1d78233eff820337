/** What a department pays from; what is owed to a vendor; and where promises stand until they are kept. */
export const accountKinds = ["cost_centre", "vendor_payable", "clearing"] as const;
export type AccountKind = (typeof accountKinds)[number];

export const accountStatuses = ["open", "closed"] as const;
export type AccountStatus = (typeof accountStatuses)[number];

export const budgetPeriods = ["month", "quarter", "year"] as const;
export type BudgetPeriod = (typeof budgetPeriods)[number];
