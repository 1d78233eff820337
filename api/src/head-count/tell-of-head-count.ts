import type { SignalKind } from "@magic-meetings/contract/messages/signal-words.ts";
import type { QuestionStatus } from "@magic-meetings/contract/head-count/head-count.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { headCountCardFor } from "./head-count-card-thread.ts";

const kinds: Record<QuestionStatus, SignalKind> = {
  quiet: "head_count.withdrawn",
  open: "head_count.asked",
  followed: "head_count.followed",
  kept: "head_count.kept",
  withdrawn: "head_count.withdrawn",
  refused: "head_count.refused",
};

/** Says what became of the question, and brings the organizer's one card about it up to date. */
export function tellOfHeadCount(
  context: CommandContext,
  { order, organizer }: ServiceOrderForChange,
  status: QuestionStatus,
): void {
  context.signal({
    id: context.newId(),
    kind: kinds[status],
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number },
    tell: [headCountCardFor(order.id, organizer.id)],
  });
}
