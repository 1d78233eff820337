import type { UnreachableReason } from "@magic-meetings/contract/messages/message-channel.ts";

/** How a send or an update ended. `gone`: the activity to update, or the whole conversation, is no longer there. */
export type SendResult =
  | { outcome: "sent"; activityId: string }
  | { outcome: "retry"; reason: string; afterMs?: number }
  | { outcome: "gone" }
  | { outcome: "unreachable"; reason: UnreachableReason };

/** The error codes with which Teams says for good that it will not pass anything on. */
const unreachableCodes: Record<string, UnreachableReason> = {
  BotNotInConversationRoster: "not_installed",
  ConversationBlockedByUser: "blocked",
  MessageWritesBlocked: "blocked",
  BotDisabledByAdmin: "disabled",
  InvalidBotApiHost: "refused",
};

/** Statuses that say something about this message, not about the moment. */
const refusedStatuses = new Set([400, 413, 415, 422]);

/**
 * What an error of either SDK's connector client means. Without a status no answer came, which is ambiguous: it is tried again.
 * 401 and unknown 403s are tried again too: they follow from keys and settings, which people mend.
 */
export function toSendResult(error: unknown, now: Date): SendResult {
  const { status, code, retryAfter } = readError(error);
  const reason = [status ?? "no_answer", code].filter(Boolean).join(" ");
  const unreachable = code === undefined ? undefined : unreachableCodes[code];
  if (unreachable && (status === 403 || status === 404)) return { outcome: "unreachable", reason: unreachable };
  if (status === 404) return { outcome: "gone" };
  if (status !== undefined && refusedStatuses.has(status)) return { outcome: "unreachable", reason: "refused" };
  const afterMs = toMilliseconds(retryAfter, now);
  return afterMs === undefined ? { outcome: "retry", reason } : { outcome: "retry", reason, afterMs };
}

interface ReadError {
  status: number | undefined;
  code: string | undefined;
  retryAfter: string | undefined;
}

function readError(error: unknown): ReadError {
  const { statusCode, status, response, details, body } = (error ?? {}) as Record<string, unknown>;
  const counted = [statusCode, status].find((value) => typeof value === "number");
  // Without an answer of the channel a status is about something else, for example the bot's own token.
  return {
    status: response === undefined ? undefined : counted,
    code: codeIn(details) ?? codeIn(body) ?? codeIn(dataOf(response)) ?? codeIn(bodyOf(response)),
    retryAfter: retryAfterOf(response),
  };
}

function codeIn(body: unknown): string | undefined {
  const inner = (body as { error?: { code?: unknown } } | null | undefined)?.error?.code;
  return typeof inner === "string" ? inner : undefined;
}

/** The body as the Agents SDK gives it, parsed. */
function dataOf(response: unknown): unknown {
  return (response as { data?: unknown } | undefined)?.data;
}

function bodyOf(response: unknown): unknown {
  const text = (response as { bodyAsText?: unknown } | undefined)?.bodyAsText;
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function retryAfterOf(response: unknown): string | undefined {
  const headers = (response as { headers?: { get?: (name: string) => unknown } } | undefined)?.headers;
  const value = typeof headers?.get === "function" ? headers.get("retry-after") : undefined;
  return typeof value === "string" ? value : undefined;
}

/** Retry-After is seconds or an HTTP date (RFC 9110, 10.2.3). */
function toMilliseconds(retryAfter: string | undefined, now: Date): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1000;
  const moment = Date.parse(retryAfter);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now.getTime());
}
