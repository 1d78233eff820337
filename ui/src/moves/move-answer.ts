import type { AskedLine, MeetingMoveLine, MoveAnswers } from "@magic-meetings/contract/moves/move.ts";
import type { MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import { effectiveChoice } from "@magic-meetings/contract/moves/move-choice-rules.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { totalsOf } from "../format/money.ts";

export type ChoosableLine = Pick<AskedLine | MeetingMoveLine, "lineId" | "service" | "costs">;

/** What is chosen on the screen: one for all lines, or one each. */
export interface Chosen {
  all: MoveChoice;
  /** Null: `all` holds for every line. */
  each: ReadonlyMap<string, MoveChoice> | null;
}

export function choiceFor({ all, each }: Chosen, { lineId, costs }: ChoosableLine): MoveChoice {
  return effectiveChoice(each?.get(lineId) ?? all, { canChange: costs.change !== null });
}

/** The fees of what is chosen, one sum per currency. */
export function feesOf(lines: readonly ChoosableLine[], chosen: Chosen): Money[] {
  return totalsOf(lines.map((line) => costOf(line, choiceFor(chosen, line)).fee));
}

export function costOf({ costs }: ChoosableLine, choice: MoveChoice) {
  return costs[choice] ?? costs.keep;
}

/** The answer with what was shown for it. */
export function answersOf(lines: readonly ChoosableLine[], chosen: Chosen): MoveAnswers {
  const answers = lines.map((line) => ({ lineId: line.lineId, choice: choiceFor(chosen, line) }));
  return { answers, acceptFee: feesOf(lines, chosen) };
}
