import type { DeliveryResult } from "@magic-meetings/contract/messages/message-channel.ts";
import { companySettingDefaults } from "@magic-meetings/contract/company-settings/company-setting-rules.ts";
import { rateLimited } from "./choose-messages.ts";
import { inDigest } from "./digest-sql.ts";
import type { Rerouted } from "./prepared-message.ts";

/**
 * What became of an attempt. no_conversation: the receiver has none with the bot yet; nothing_to_show: the meeting or
 * the receiver is gone; nothing_new: what she was told last is still so; no_address: nobody knows where to write to.
 */
export type AttemptResult =
  DeliveryResult | Rerouted | { outcome: "no_conversation" | "nothing_to_show" | "nothing_new" | "no_address" };

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
  /** How long a message waits for a first conversation; absent: what the product proposes. */
  chatWaitDays?: number;
}

export const noConversation = "no_conversation";
export const quietHours = "quiet_hours";

const mostAttempts = 250;
const longestWaitHours = 48;
const firstPauseSeconds = 5;
const longestPauseSeconds = 900;
const longestRetryAfterSeconds = 6 * 3600;
/** Opening the chat brings what waits at once: the pauses are only for a hint that was lost. */
const longestChatPauseSeconds = 6 * 3600;
const dayMilliseconds = 86_400_000;

/** What follows from an attempt: done, again later, or given up with the reason; pure. */
export function nextStep(attempt: Attempt): NextStep {
  const { result, attempts, createdAt, now, random } = attempt;
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
      return whenTheChatIsOpened(attempt);
    case "quiet_hours":
      return { status: "pending", reason: quietHours, nextAttemptAt: result.until };
    case "not_wanted":
      return { status: "suppressed", reason: "not_wanted" };
    case "elsewhere":
      return { status: "suppressed", reason: result.to === "digest" ? inDigest : result.because };
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
export function backoffSeconds(attempts: number, random: number, longest = longestPauseSeconds): number {
  const full = Math.min(firstPauseSeconds * 2 ** (attempts - 1), longest);
  return full * (0.5 + random / 2);
}

/** Nobody has failed where nobody could be told yet; after the stated time it is no news any more. */
function whenTheChatIsOpened({ attempts, createdAt, now, random, chatWaitDays }: Attempt): NextStep {
  const days = chatWaitDays ?? companySettingDefaults.chatWaitDays;
  const lastMoment = createdAt.getTime() + days * dayMilliseconds;
  if (now.getTime() >= lastMoment) return { status: "suppressed", reason: noConversation };
  const pause = Math.ceil(backoffSeconds(attempts, random, longestChatPauseSeconds) * 1000);
  const nextAttemptAt = new Date(Math.min(now.getTime() + pause, lastMoment));
  return { status: "pending", reason: noConversation, nextAttemptAt };
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
