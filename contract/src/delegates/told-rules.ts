import type { ToldPreference } from "./delegate.ts";
import type { ToldChoice } from "./told-words.ts";

/** asks: it waits for an answer; tells: it merely says what happened. */
export type CardNature = keyof ToldPreference;

/** What holds for a manager who has said nothing. */
export const usualPreference: ToldPreference = { asks: "both", tells: "delegate" };

/**
 * Who gets a card of a manager's meeting, everybody once: she, her delegates, or both, as she prefers. Without a delegate
 * it is always she.
 */
export function whoIsTold(
  nature: CardNature,
  people: { managerId: string; delegateIds: readonly string[]; preference?: ToldPreference | null | undefined },
): string[] {
  const { managerId, preference } = people;
  const delegateIds = people.delegateIds.filter((id) => id !== managerId);
  if (delegateIds.length === 0) return [managerId];
  const choice: ToldChoice = (preference ?? usualPreference)[nature];
  return [...new Set([...(choice === "delegate" ? [] : [managerId]), ...(choice === "organizer" ? [] : delegateIds)])];
}
