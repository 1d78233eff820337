import type { DeliveryResult } from "@magic-meetings/contract/messages/message-channel.ts";
import { rateLimited } from "./choose-messages.ts";

/**
 * What became of an attempt. no_conversation: the receiver has none with the bot yet; nothing_to_show: the meeting or
 * the receiver is gone; nothing_new: what she was told last is still so; no_address: nobody knows where to write to.
 */
export type AttemptResult =
  DeliveryResult | { outcome: "no_conversation" | "nothing_to_show" | "nothing_new" | "no_address" };

export type NextStep =
  | { status: "sent"; providerId: string }
  | { status: "pending"; reason: string; nextAttemptAt: Date }
  | { status: "suppressed"; reason: string }
  | { status: "failed"; reason: string };

export interface Attempt {
  result: AttemptResult;
  /** This one included. */
  attempts: number;
  createdAt: Date;
  now: Date;
  /** From 0 to 1, so that messages that failed together are not tried again together. */
  random: number;
}

export const noConversation = "no_conversation";

const mostAttempts = 250;
const longestWaitHours = 48;
const firstPauseSeconds = 5;
const longestPauseSeconds = 900;
const longestRetryAfterSeconds = 6 * 3600;

/** What follows from an attempt: done, again later, or given up with the reason; pure. */
export function nextStep({ result, attempts, createdAt, now, random }: Attempt): NextStep {
  switch (result.outcome) {
    case "sent":
      return { status: "sent", providerId: result.providerId };
    case "nothing_to_show":
      return { status: "failed", reason: "nothing_to_show" };
    case "nothing_new":
      return { status: "suppressed", reason: "nothing_new" };
    case "no_address":
      return { status: "failed", reason: "no_address" };
    case "unreachable":
      return { status: "failed", reason: result.reason };
    case "no_conversation":
      return laterOrNever(noConversation, backoffSeconds(attempts, random), { attempts, createdAt, now });
    case "retry": {
      const { reason, afterMs: asked } = result;
      const pause = backoffSeconds(attempts, random);
      if (asked === undefined) return laterOrNever(reason, pause, { attempts, createdAt, now });
      const wait = Math.min(Math.max(asked / 1000, 0), longestRetryAfterSeconds);
      // Everybody was told the same moment: the jitter comes on top, never before it.
      return laterOrNever(rateLimited, wait + random * firstPauseSeconds, { attempts, createdAt, now });
    }
  }
}

/** Doubles from 5 s to at most 15 minutes, then takes between half and all of it. */
export function backoffSeconds(attempts: number, random: number): number {
  const full = Math.min(firstPauseSeconds * 2 ** (attempts - 1), longestPauseSeconds);
  return full * (0.5 + random / 2);
}

function laterOrNever(
  reason: string,
  seconds: number,
  { attempts, createdAt, now }: Pick<Attempt, "attempts" | "createdAt" | "now">,
): NextStep {
  const nextAttemptAt = new Date(now.getTime() + Math.ceil(seconds * 1000));
  const lastMoment = createdAt.getTime() + longestWaitHours * 3_600_000;
  const isOver = attempts >= mostAttempts || nextAttemptAt.getTime() > lastMoment;
  return isOver ? { status: "failed", reason } : { status: "pending", reason, nextAttemptAt };
}
