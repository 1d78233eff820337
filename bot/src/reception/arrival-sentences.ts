import type { ArrivalCardView, CalledVisitor } from "@magic-meetings/contract/reception/host-call.ts";
import { formatTime } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";

/** Whether somebody still stands there and waits for word. */
export function isWaiting({ withdrawn, status, answer, about }: CalledVisitor): boolean {
  if (withdrawn || status === "left") return false;
  return (about !== "arrived" || status === "arrived") && (answer === null || answer === "ask");
}

/** Whether an answer can still be given or changed. */
export function canAnswer({ withdrawn, status, about }: CalledVisitor): boolean {
  return !withdrawn && (about === "arrived" ? status === "arrived" : status !== "left");
}

/** How the whole card stands, in one sentence. */
export function stateSentence({ visitors }: ArrivalCardView, words: Words): string {
  const here = visitors.filter(({ withdrawn }) => !withdrawn);
  const waiting = here.filter(isWaiting);
  if (here.length === 0) return words.say("arrival.withdrawn");
  if (waiting.length > 0) {
    const [first] = waiting;
    if (first !== undefined && first.about !== "arrived") return words.say(`arrival.state.${first.about}`);
    if (first?.answer === "ask" && first.asked) return words.say("arrival.said.ask", { name: first.asked.name });
    return words.say("arrival.state.waiting", { count: waiting.length });
  }
  const [first] = here;
  return first === undefined || first.status === "left" ? words.say("arrival.left") : answerSentence(first, words);
}

/** What was said about one visitor, and by whom. */
export function answerSentence({ answer, by, asked, escalatedAt }: CalledVisitor, words: Words): string {
  if (answer === "coming") return words.say("arrival.said.coming", { name: by?.name ?? "" });
  if (answer === "send_up") return words.say("arrival.said.send_up", { name: by?.name ?? "" });
  if (answer === "ask") return words.say("arrival.said.ask", { name: asked?.name ?? "" });
  return words.say(escalatedAt === null ? "arrival.said.nothing" : "arrival.said.escalated");
}

/** Since when she is here, and with which badge. */
export function sinceSentence(visitor: CalledVisitor, timeZone: string, words: Words): string {
  const time = formatTime(visitor.toldAt, timeZone, words.language);
  if (visitor.withdrawn) return words.say("arrival.withdrawn");
  if (visitor.status === "left") return words.say("arrival.left");
  if (visitor.about === "old_time") return words.say("arrival.oldTime", { time });
  if (visitor.about === "cancelled") return words.say("arrival.cancelled", { time });
  return visitor.badgeNumber === null
    ? words.say("arrival.since", { time })
    : words.say("arrival.sinceWithBadge", { time, badge: String(visitor.badgeNumber) });
}
