// block list entry: somebody whom a company does not let in without a second look.
// hit: an entry that is like a visitor; always a question to security, never a refusal.

/** Why an entry is like a visitor, the surest first. */
export const likenesses = ["address", "name", "swapped", "script", "spelling"] as const;
export type Likeness = (typeof likenesses)[number];

export const reviewStatuses = ["open", "approved", "refused"] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];
