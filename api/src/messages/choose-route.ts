import { occurrenceMoment, wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import type { NotificationPreference } from "@magic-meetings/contract/notification-preferences/notification-preference.ts";
import {
  routesOf,
  urgentKinds,
  type Route,
} from "@magic-meetings/contract/notification-preferences/notification-words.ts";
import type { CardKind } from "@magic-meetings/contract/messages/message-words.ts";

/** A message to a colleague, as the choice of its way needs it. */
export interface RoutedMessage {
  kind: CardKind;
  /** The one that it is to leave by now. */
  channel: "teams" | "activity" | "email";
  createdAt: Date;
}

/** Whom it is for, and where she can be reached now. */
export interface RoutedPerson extends NotificationPreference {
  timeZone: string;
  chat: "open" | "never" | "closed";
  /** There is an activity feed that we may write to; whether it takes something for her shows then. */
  activity: boolean;
  /** There is an address, and a mail server that writes to it. */
  mail: boolean;
}

export type ChosenRoute =
  | { go: "teams" | "activity" | "email" }
  | { go: "digest"; at: Date }
  | { go: "wait"; until: Date }
  | { go: "nobody"; because: "not_wanted" };

/** So long somebody may open the chat for the first time before she is told elsewhere; what is urgent is not kept. */
export const chatGraceMinutes = 60;

/**
 * Which way a message goes: as the person prefers, else down the chain of chat, activity feed, mail and digest to
 * the first that reaches her; not in her quiet hours, unless somebody waits for her. What went on to a later link never
 * comes back to an earlier one. Pure.
 */
export function chooseRoute(message: RoutedMessage, person: RoutedPerson, now: Date): ChosenRoute {
  const wanted = wantedRoute(message.kind, person);
  if (message.channel === "email") return untilQuietIsOver(message, person, now) ?? { go: "email" };
  if (wanted === "none") return { go: "nobody", because: "not_wanted" };
  if (wanted === "digest" && person.mail) return { go: "digest", at: nextDigest(person, now) };
  return untilQuietIsOver(message, person, now) ?? { go: reachable(wanted, message, person, now) };
}

/** What was chosen for the kind; a choice that the kind does not know any more is none. */
function wantedRoute(kind: CardKind, { routes }: RoutedPerson): Route {
  const chosen = routes[kind];
  return chosen !== undefined && routesOf(kind).includes(chosen) ? chosen : "teams";
}

function reachable(
  wanted: Route,
  message: RoutedMessage,
  person: RoutedPerson,
  now: Date,
): "teams" | "activity" | "email" {
  if (wanted === "email" && person.mail) return "email";
  const { channel } = message;
  if (channel === "teams" && isInChat(message, person, now)) return "teams";
  if (person.activity) return "activity";
  // Nobody reaches her: the channel that it is to leave by says why not.
  return person.mail ? "email" : "teams";
}

function isInChat(message: RoutedMessage, { chat }: RoutedPerson, now: Date): boolean {
  if (chat !== "never") return chat === "open";
  const waitedMinutes = (now.getTime() - message.createdAt.getTime()) / 60_000;
  return !isUrgent(message) && waitedMinutes < chatGraceMinutes;
}

function untilQuietIsOver(message: RoutedMessage, person: RoutedPerson, now: Date): ChosenRoute | undefined {
  const until = isUrgent(message) ? undefined : endOfQuiet(person, now);
  return until && { go: "wait", until };
}

function isUrgent({ kind }: RoutedMessage): boolean {
  return urgentKinds.includes(kind);
}

/** When the quiet hours that it is in end; undefined outside of any. */
export function endOfQuiet({ quiet, timeZone }: Pick<RoutedPerson, "quiet" | "timeZone">, now: Date): Date | undefined {
  if (quiet === null) return undefined;
  const { time } = wallClock(now, timeZone);
  const { from, until } = quiet;
  const isIn = from < until ? time >= from && time < until : time >= from || time < until;
  return isIn ? nextAt(until, timeZone, now) : undefined;
}

export function nextDigest({ digestAt, timeZone }: Pick<RoutedPerson, "digestAt" | "timeZone">, now: Date): Date {
  return nextAt(digestAt, timeZone, now);
}

/** The next moment at which clocks there show the time; one that a change of the clocks skips is an hour later. */
function nextAt(time: string, timeZone: string, now: Date): Date {
  const { date } = wallClock(now, timeZone);
  const today = occurrenceMoment(date, time, timeZone);
  return today > now ? today : occurrenceMoment(dayAfter(date), time, timeZone);
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
