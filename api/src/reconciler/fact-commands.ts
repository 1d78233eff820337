import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { Command } from "./command.ts";
import { changedSince } from "./compare-event.ts";
import type { KnownMeeting, KnownSeries, Question } from "./known.ts";

/** Subject, zone and the names by which its calendar knows it. A room's copy may hide them: they are the organizer's word. */
export function factCommands({ rules }: Question, known: KnownMeeting, event: CalendarEvent): Command[] {
  if (rules.seenIn !== "organizer") return [];
  const facts = [
    ...(isNewSubject(rules, known, event) ? (["subject"] as const) : []),
    ...(isNewZone(rules, known, event) ? (["time_zone"] as const) : []),
    ...(hasNewReference(rules, known, event) ? (["reference"] as const) : []),
  ];
  return facts.length === 0 ? [] : [{ do: "change", facts }];
}

type Rules = Question["rules"];

/** A private event may come without its subject: then the one that is known stays. */
export function isNewSubject(rules: Rules, known: KnownMeeting | KnownSeries, event: CalendarEvent): boolean {
  const { subject } = event.input;
  if (subject === known.subject || (subject === "" && event.sensitivity === "private")) return false;
  // Ours is on its way there.
  if (known.writing.subjects.includes(subject)) return false;
  return changedSince(known.lastSeen, event, rules, ({ input }) => input.subject);
}

function isNewZone(rules: Rules, known: KnownMeeting, event: CalendarEvent): boolean {
  const zone = zoneOf(event, known);
  if (zone === undefined || zone === known.timeZone) return false;
  return changedSince(known.lastSeen, event, rules, ({ input }) => input.timeZone);
}

/** One Windows name stands for several zones: the one that is known is kept where it is one of them. */
export function zoneOf(event: CalendarEvent, known: Pick<KnownMeeting, "timeZone">): string | undefined {
  return toIanaZone(event.input.timeZone, known.timeZone);
}

/** The change key alone is kept with the copy of the event: every look brings another one. */
export function hasNewReference(rules: Rules, known: KnownMeeting | KnownSeries, event: CalendarEvent): boolean {
  const { id = null, iCalUid = null } = event.input.exchangeReference ?? {};
  const isKeyNew = event.clientKey !== null && known.clientKey === null && !rules.isCopy && event.kind !== "occurrence";
  return (id !== null && id !== known.exchangeId) || (iCalUid !== null && iCalUid !== known.iCalUid) || isKeyNew;
}
