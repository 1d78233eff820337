import type { HandOverCardView } from "@magic-meetings/contract/hand-over/hand-over.ts";
import type { MessageWords } from "./message-template.ts";

/** The facts of a hand-over's card: who has it now and who had it. */
export function handOverCardWords({ handOver }: HandOverCardView): MessageWords<"hand_over_card"> {
  const isBack = handOver.undoneAt !== null;
  const { from, to, count } = handOver;
  return { from: (isBack ? to : from).name, to: (isBack ? from : to).name, count: String(count) };
}
