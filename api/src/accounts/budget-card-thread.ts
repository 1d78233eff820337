import type { Telling } from "../commands/command-context.ts";

const thread = /^budget:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(all|\d{4}-\d{2}-\d{2})$/;

export interface WarnedBudget {
  accountId: string;
  /** The first day of its period; null: the budget for all time. */
  startsOn: string | null;
}

/** The card of one budget in the chat of somebody who answers for it. */
export function budgetCardFor({ accountId, startsOn }: WarnedBudget, userId: string): Telling {
  return { userId, kind: "budget_card", thread: `budget:${accountId}:${startsOn ?? "all"}` };
}

/** Which budget a thread is about; undefined for any other thread. */
export function budgetOfThread(name: string): WarnedBudget | undefined {
  const [, accountId, startsOn] = thread.exec(name) ?? [];
  if (accountId === undefined) return undefined;
  return { accountId, startsOn: startsOn === undefined || startsOn === "all" ? null : startsOn };
}
