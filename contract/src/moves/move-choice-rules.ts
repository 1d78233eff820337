import type { MoveChoice } from "./move-words.ts";

/** What becomes of a line by an answer that it cannot have: it stays as it was ordered. */
export function effectiveChoice(choice: MoveChoice, line: { canChange: boolean }): MoveChoice {
  return choice === "change" && !line.canChange ? "keep" : choice;
}
