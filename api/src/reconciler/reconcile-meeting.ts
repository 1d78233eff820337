import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { SeenEvent } from "../calendar/calendar-port.ts";
import type { Command, NothingBecause } from "./command.ts";
import { changedSince, isSameCopy } from "./compare-event.ts";
import { factCommands } from "./fact-commands.ts";
import type { KnownMeeting, Question } from "./known.ts";
import { peopleCommands } from "./people-commands.ts";
import { isOver } from "./reconcile-gone.ts";
import { roomCommands } from "./room-commands.ts";
import { hasUsableTime } from "./usable-time.ts";

/** What has to be done with one meeting, be it on its own or a date of a series. */
export function reconcileMeeting(question: Question, known: KnownMeeting, { event }: SeenEvent): Command[] {
  const { rules, now } = question;
  if (rules.seenIn === "other") return nothing("a_copy");
  if (event.isDraft && known.status !== "draft") return nothing("draft");
  if (event.isCancelled) return cancelled(known, now);
  if (known.status === "archived") return nothing("over");
  if (known.status === "cancelled") return cameBack(question, known, event);
  if (isPast(known, event, now)) return nothing("over");
  if (!hasUsableTime(event)) return [unclear("no_usable_time")];
  if (event.kind === "series" && known.occurrenceOf === null) {
    return event.isDraft ? nothing("draft") : [{ do: "convert_to_series" }];
  }
  if (rules.seenIn === "organizer" && rules.organizerId === null) return [unclear("organizer_unknown")];
  return orNothing(changes(question, known, event), known, event);
}

function changes(question: Question, known: KnownMeeting, event: CalendarEvent): Command[] {
  const { rules } = question;
  const isMoved = movedTo(question, known, event);
  return [
    ...organizerCommands(question, known, event),
    ...factCommands(question, known, event),
    ...(isMoved ? [isMoved] : []),
    ...peopleCommands(question, known, event),
    ...(known.status === "draft" && !event.isDraft && rules.seenIn === "organizer" ? [{ do: "send" } as const] : []),
    ...roomCommands(question, known, { event, isMoved: isMoved !== null }),
  ];
}

/** Only where the calendar itself names another one: what was handed over here has its event where it was. */
function organizerCommands({ rules }: Question, known: KnownMeeting, event: CalendarEvent): Command[] {
  const { organizerId, seenIn } = rules;
  if (seenIn !== "organizer" || organizerId === null || organizerId === known.organizer.id) return [];
  const isNew = changedSince(known.lastSeen, event, { isRepair: false }, (one) => one.organizerEmail);
  return isNew ? [{ do: "change_organizer", organizerId }] : [];
}

/** A room's copy says when the meeting is as well: it stands in for the organizer's where that cannot be read. */
function movedTo({ rules }: Question, known: KnownMeeting, event: CalendarEvent): Command | null {
  const { start, end } = event.input;
  const isSame = Date.parse(start) === known.start.getTime() && Date.parse(end) === known.end.getTime();
  if (isSame) return null;
  // Ours is on its way there.
  if (known.writing.times.some((one) => isAt(event, one))) return null;
  const isChanged = changedSince(known.lastSeen, event, rules, ({ input }) => [
    Date.parse(input.start),
    Date.parse(input.end),
  ]);
  return isChanged ? { do: "retime", start, end } : null;
}

function isAt({ input }: CalendarEvent, { start, end }: { start: Date; end: Date }): boolean {
  return Date.parse(input.start) === start.getTime() && Date.parse(input.end) === end.getTime();
}

function cancelled(known: KnownMeeting, now: Date): Command[] {
  if (known.status === "cancelled") return nothing("unchanged");
  if (isOver(known, now)) return nothing("over");
  if (known.occurrenceOf === null) return [{ do: "cancel" }];
  return [{ do: "skip_occurrence", dates: [known.occurrenceOf.originalStart.toISOString()] }];
}

/** What its calendar withdrew and gives again is alive again. What was cancelled here stays cancelled. */
function cameBack(question: Question, known: KnownMeeting, event: CalendarEvent): Command[] {
  const { lastSeen } = known;
  const wasWithdrawn = lastSeen !== null && (lastSeen.event === null || lastSeen.event.isCancelled);
  if (!wasWithdrawn) return nothing("stays_cancelled");
  if (new Date(event.input.end) <= question.now || !hasUsableTime(event)) return nothing("over");
  if (question.rules.seenIn === "organizer" && question.rules.organizerId === null)
    return [unclear("organizer_unknown")];
  return [{ do: "restore" }, ...changes(question, known, event)];
}

/** Before and after. What was over and is dragged to a coming day is a meeting that is still to be held. */
function isPast(known: KnownMeeting, event: CalendarEvent, now: Date): boolean {
  return known.status !== "draft" && isOver(known, now) && new Date(event.input.end) <= now;
}

function orNothing(commands: Command[], known: KnownMeeting, event: CalendarEvent): Command[] {
  if (commands.length > 0) return commands;
  return nothing(isSameCopy(known.lastSeen, event) ? "unchanged" : "own_write");
}

function unclear(because: string): Command {
  return { do: "orphan", reason: "event_unclear", facts: { because } };
}

function nothing(because: NothingBecause): Command[] {
  return [{ do: "nothing", because }];
}
