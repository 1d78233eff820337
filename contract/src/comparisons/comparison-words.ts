// comparison: our meetings held against the calendar, on demand.

export const comparisonStatuses = ["running", "done", "failed", "stopped"] as const;
export type ComparisonStatus = (typeof comparisonStatuses)[number];

/**
 * missing_there: the calendar has no event of our meeting; missing_here: an event holds one of our rooms and is no
 * meeting of ours; unreadable: the mailbox may not be read.
 */
export const differenceKinds = [
  "time",
  "room",
  "organizer",
  "cancelled",
  "missing_there",
  "missing_here",
  "unreadable",
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** asked: the calendar is asked to be put right, or is looked at again. */
export const differenceStatuses = ["open", "asked"] as const;
export type DifferenceStatus = (typeof differenceStatuses)[number];

/** How far apart the ends of a comparison may be. */
export const longestComparisonDays = 400;
