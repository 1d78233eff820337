import { signalKinds, type SignalKind } from "../messages/signal-words.ts";

// webhook: another system that is told of what happens, by a signed request to an address of its own.

export const webhookStatuses = ["active", "paused", "disabled"] as const;
/** disabled: the service stopped, because nothing had arrived for a day. */
export type WebhookStatus = (typeof webhookStatuses)[number];

export const deliveryStatuses = ["pending", "sent", "failed"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** The first word of every kind of signal, in the order in which they were named first. */
export const topicAreas: readonly string[] = [...new Set(signalKinds.map((kind) => kind.split(".")[0] ?? ""))];

/** `visit.arrived`, or `visit.*` for all of an area with the kinds to come. */
export function isTopic(topic: string): boolean {
  return topic.endsWith(".*") ? topicAreas.includes(topic.slice(0, -2)) : signalKinds.some((kind) => kind === topic);
}

/** The kinds of signals that topics stand for. */
export function kindsOf(topics: readonly string[]): SignalKind[] {
  return signalKinds.filter((kind) => topics.includes(kind) || topics.includes(`${kind.split(".")[0]}.*`));
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long after each attempt that failed the next one follows: nearly a day in all. */
export const retryDelays = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  8 * hour,
] as const;

/** So long may nothing arrive before a webhook is switched off. */
export const disabledAfterMilliseconds = 24 * hour;
const longestAsked = hour;

/** How long the secret before a rotation may sign beside the new one, at most. */
export const mostGraceHours = 168;

/**
 * When to try again after so many attempts; undefined: not any more. A fifth more or less by chance keeps what failed
 * together from coming back together; what the other side asks for is kept to, within an hour.
 */
export function nextAttempt(attempts: number, chance: number, askedMilliseconds = 0): number | undefined {
  const delay = retryDelays[attempts - 1];
  if (delay === undefined) return undefined;
  return Math.max(Math.round(delay * (0.8 + 0.4 * chance)), Math.min(askedMilliseconds, longestAsked));
}
