// visitor insight: visits added up; nobody is in it. A company is named only where enough different people came from it.

export const visitorInsightGroupings = ["day", "weekday", "hour", "site", "company", "source"] as const;
export type VisitorInsightGrouping = (typeof visitorInsightGroupings)[number];

/** Fewer different people than this are nobody's own row. */
export const smallestGroup = 3;
/** Keys of what has no name: companies with too few people, people without a company, and those who are erased. */
export const fewPeople = "few";
export const noCompany = "none";
export const erasedPeople = "erased";

export const mostInsightDays = 400;
