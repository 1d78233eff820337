import type { AskedMoments } from "@magic-meetings/contract/moves/move-rules.ts";
import type { MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import type { Instead } from "@magic-meetings/contract/moves/move.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import type { PlannedLine } from "./plan-order-move.ts";

/** An answer that was given with the move, and the fee that was shown for it. */
export interface LineAnswer {
  choice: MoveChoice;
  feeMinor: number;
}

/** What became of a line, or would become of it. */
export interface MovedLine extends PlannedLine {
  subject: ServiceOrderForChange;
  alternatives: Instead[];
  /** Null: nobody has answered, or nobody has to. */
  choice: MoveChoice | null;
}

/** What decides until when an answer about it is taken. */
export function askedMoments({ record, then }: Pick<PlannedLine, "record" | "then">): AskedMoments {
  return {
    fees: record.fees,
    deliverAt: new Date(record.deliverAt),
    orderBefore: new Date(record.orderBefore),
    orderBeforeThen: then?.orderBefore ?? null,
  };
}
