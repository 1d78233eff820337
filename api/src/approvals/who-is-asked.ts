import type { ApprovalLevel } from "@magic-meetings/contract/approvals/approval.ts";

// To whom a question about an order goes, and to whom next; pure. Nobody is asked about what she asked for herself.

/** Who can decide for an account now: people who are there. */
export interface Deciders {
  ownerId: string | null;
  /** Those whose period covers now; without an end they are asked only when the owner has not answered. */
  deputies: readonly { userId: string; endsAt: string | null }[];
}

export interface Asking {
  level: ApprovalLevel;
  people: { userId: string; as: "owner" | "deputy" | "finance" }[];
}

interface Facts extends Deciders {
  finance: readonly string[];
  askedById: string | null;
}

/** Whoever stands in for the owner in this period, else the owner; where there is neither, the next that there is. */
export function askedFirst(facts: Facts): Asking {
  const { ownerId, deputies, askedById } = facts;
  const standIns = deputies.filter(({ userId, endsAt }) => endsAt !== null && userId !== askedById);
  if (standIns.length > 0) return { level: "owner", people: asDeputies(standIns.map(({ userId }) => userId)) };
  if (ownerId !== null) return { level: "owner", people: [{ userId: ownerId, as: "owner" }] };
  return askedNext("owner", facts, []);
}

/** The owner and all deputies who were not asked yet; where there are none, or they did not answer either, finance. */
export function askedNext(level: ApprovalLevel, facts: Facts, alreadyAsked: readonly string[]): Asking {
  const { ownerId, deputies, finance, askedById } = facts;
  const isNew = (userId: string) => userId !== askedById && !alreadyAsked.includes(userId);
  if (level === "owner") {
    const more = [
      ...(ownerId !== null && isNew(ownerId) ? [{ userId: ownerId, as: "owner" as const }] : []),
      ...asDeputies(deputies.map(({ userId }) => userId).filter((userId) => userId !== ownerId && isNew(userId))),
    ];
    if (more.length > 0) return { level: "deputies", people: more };
  }
  return { level: "finance", people: finance.filter(isNew).map((userId) => ({ userId, as: "finance" })) };
}

function asDeputies(userIds: readonly string[]): Asking["people"] {
  return [...new Set(userIds)].map((userId) => ({ userId, as: "deputy" }));
}

const fourHours = 4 * 60 * 60_000;

/** Half of the time that is left, and at most four hours before it is too late. */
export function reminderMoment(now: Date, decideBy: Date): Date {
  const left = decideBy.getTime() - now.getTime();
  return new Date(decideBy.getTime() - Math.min(fourHours, Math.max(0, left / 2)));
}
