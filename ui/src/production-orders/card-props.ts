import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { AnswerState, VendorAnswers } from "./use-vendor-answers.ts";

/** An order to show, with what became of the last answer to it. */
export interface ProductionOrderCardProps {
  order: ProductionOrder;
  state: AnswerState | undefined;
  onAnswer: VendorAnswers["answer"];
}
