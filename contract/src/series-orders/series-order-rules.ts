import type { ServiceOrderStatus } from "../service-orders/service-order.ts";
import { isWithVendors } from "../service-orders/service-order-rules.ts";
import type { SeriesOrderLineInput, SeriesOrderScope, SeriesOrderWish } from "./series-order.ts";

// What each date's order should be, and what has to be done for it to be that. Pure: asked by whoever changes an order
// for a series, by the calendar when dates come and go, and by time as later dates come nearer. What was done and is
// asked about again needs nothing.

/** Lines that hold from a start on, until those of the next phase do. */
export interface SeriesOrderPhase {
  from: Date;
  lines: readonly SeriesOrderLineInput[];
}

export interface SeriesOrderPlan {
  /** By `from`. */
  phases: readonly SeriesOrderPhase[];
  endsBefore: Date | null;
  /** Dates that start later are not ordered yet. */
  orderedUntil: Date;
}

/** What a date wants else than the series. */
export type DateException =
  | { kind: "plain" }
  | { kind: "skipped" }
  | { kind: "times"; times: number }
  | { kind: "own"; lines: readonly SeriesOrderLineInput[] };

/** A line of an order by what makes it the same whatever its date: what, how many, and when after the start. */
export interface MadeLine {
  serviceId: string;
  options: readonly string[];
  quantity: number;
  minutesFromStart: number;
  /** It follows the head count: its quantity says nothing of who changed it. */
  follows: boolean;
}

export interface SeriesOrderDateFacts {
  meetingId: string;
  originalStart: Date;
  start: Date;
  end: Date;
  /** The meeting is held. */
  isHeld: boolean;
  exception: DateException;
  /** What was asked for the last time, for which start, and what was made of it; null: nothing was. */
  asked: { lines: readonly SeriesOrderLineInput[]; start: Date; made: readonly MadeLine[] | null } | null;
  order: {
    status: ServiceOrderStatus;
    cutOff: Date;
    /** Something has come already. */
    hasCome: boolean;
    made: readonly MadeLine[];
  } | null;
}

export type DateCommand =
  | { do: "create"; lines: readonly SeriesOrderLineInput[] }
  | { do: "change"; lines: readonly SeriesOrderLineInput[] }
  | { do: "cancel" }
  /** The order is over and the date may get another one. */
  | { do: "forget" }
  | { do: "leave"; because: "past_cut_off" | "by_hand" | "delivered" }
  | { do: "nothing" };

export interface Asking {
  now: Date;
  /** Dates that somebody named: they get what is wanted whatever was done to them by hand. */
  named: ReadonlySet<string>;
  late: "fee" | "leave";
}

const nothing: DateCommand = { do: "nothing" };
const standing: readonly ServiceOrderStatus[] = [
  "draft",
  "submitted",
  "awaiting_approval",
  "confirmed",
  "in_production",
];

/** The lines that a date should have, or null where it should have none. */
export function wantedLines(plan: SeriesOrderPlan, date: SeriesOrderDateFacts): SeriesOrderLineInput[] | null {
  const { exception, originalStart } = date;
  if (!date.isHeld || exception.kind === "skipped") return null;
  if (plan.endsBefore !== null && originalStart >= plan.endsBefore) return null;
  if (exception.kind === "own") return [...exception.lines];
  const phase = plan.phases.findLast(({ from }) => from <= originalStart) ?? plan.phases[0];
  if (phase === undefined) return null;
  return exception.kind === "times" ? multiplied(phase.lines, exception.times) : [...phase.lines];
}

/** What has to be done for a date to be as it should. */
export function commandFor(plan: SeriesOrderPlan, date: SeriesOrderDateFacts, asking: Asking): DateCommand {
  const { order, asked } = date;
  const { now, named } = asking;
  if (date.end <= now) return nothing;
  const wanted = wantedLines(plan, date);
  const isNamed = named.has(date.meetingId);
  if (order !== null && !standing.includes(order.status)) return ofEnded(date, order.status, wanted, isNamed);
  if (order === null) {
    if (wanted === null || date.start >= plan.orderedUntil) return nothing;
    // What could not be had on a date is tried again when something about it is different.
    const isTried = asked !== null && sameLines(asked.lines, wanted) && asked.start.getTime() === date.start.getTime();
    return isTried && !isNamed ? nothing : { do: "create", lines: wanted };
  }
  if (wanted !== null && asked !== null && sameLines(asked.lines, wanted) && !isNamed) return nothing;
  if (wanted !== null && asked !== null && sameLines(asked.lines, wanted) && sameMade(order.made, asked.made)) {
    return nothing;
  }
  return ofStanding({ ...date, order }, wanted, asking, isNamed);
}

function ofEnded(
  date: SeriesOrderDateFacts,
  status: ServiceOrderStatus,
  wanted: readonly SeriesOrderLineInput[] | null,
  isNamed: boolean,
): DateCommand {
  if (status === "delivered" || status === "closed") {
    return isNamed ? { do: "leave", because: "delivered" } : nothing;
  }
  // A date that is not held any more may be held again, and is then a date like any other.
  if (!date.isHeld) return date.asked === null ? nothing : { do: "forget" };
  if (wanted === null) return nothing;
  const isAsked = date.asked !== null && sameLines(date.asked.lines, wanted);
  return isAsked && !isNamed ? nothing : { do: "create", lines: wanted };
}

function ofStanding(
  date: SeriesOrderDateFacts & { order: NonNullable<SeriesOrderDateFacts["order"]> },
  wanted: readonly SeriesOrderLineInput[] | null,
  { now, late }: Asking,
  isNamed: boolean,
): DateCommand {
  const { order, asked } = date;
  if (order.hasCome) return { do: "leave", because: "delivered" };
  const isByHand = asked !== null && !sameMade(order.made, asked.made);
  if (isByHand && !isNamed && wanted !== null) return { do: "leave", because: "by_hand" };
  if (late === "leave" && isWithVendors(order.status) && now > order.cutOff) {
    return { do: "leave", because: "past_cut_off" };
  }
  return wanted === null ? { do: "cancel" } : { do: "change", lines: wanted };
}

/** The same wish with more or less of everything. */
export function multiplied(lines: readonly SeriesOrderLineInput[], times: number): SeriesOrderLineInput[] {
  return lines.map((line) => ({
    ...line,
    quantity: Math.min(line.quantity * times, 100_000),
    diets: line.diets.map(({ diet, count }) => ({ diet, count: Math.min(count * times, 100_000) })),
  }));
}

export function sameLines(a: readonly SeriesOrderLineInput[], b: readonly SeriesOrderLineInput[]): boolean {
  return a.length === b.length && a.every((line, index) => shapeOf(line) === shapeOf(b[index]));
}

function shapeOf(line: SeriesOrderLineInput | undefined): string {
  if (line === undefined) return "";
  const { serviceId, quantity, minutesFromStart = null, deliverTo = null, accountId = null, headCount = null } = line;
  const place =
    deliverTo === null ? null : "roomId" in deliverTo ? ["room", deliverTo.roomId] : ["at", deliverTo.place];
  const diets = line.diets.map(({ diet, count }) => [diet, count]).sort();
  const follows = headCount === null ? null : [headCount.rule, headCount.plusPercent];
  return JSON.stringify([
    ...[serviceId, quantity, [...line.options].sort(), minutesFromStart, place, diets, accountId, follows],
  ]);
}

/** Whether an order's lines are still those that were made; nobody knows where nothing was kept. */
export function sameMade(a: readonly MadeLine[], b: readonly MadeLine[] | null): boolean {
  if (b === null || a.length !== b.length) return false;
  const shapes = (lines: readonly MadeLine[]) =>
    lines
      .map(({ serviceId, options, quantity, minutesFromStart, follows }) =>
        JSON.stringify([serviceId, [...options].sort(), follows ? "follows" : quantity, minutesFromStart]),
      )
      .sort()
      .join("\n");
  return shapes(a) === shapes(b);
}

/** A wish as it is kept: the plan of the series and the exceptions of the dates that it is for. */
export interface KeptWish {
  plan: SeriesOrderPlan;
  exceptions: Map<string, DateException>;
}

type WishedDate = Pick<SeriesOrderDateFacts, "meetingId" | "originalStart" | "exception">;

/**
 * What is kept of a change. `dates` are those that are to come, by their place in the pattern. For all dates, and for
 * those that follow one, the plan itself changes, so that later dates have it as well; exceptions of single dates stay.
 */
export function wished(
  plan: SeriesOrderPlan,
  dates: readonly WishedDate[],
  { scope, change }: { scope: SeriesOrderScope; change: SeriesOrderWish },
): KeptWish {
  const touched = datesOf(dates, scope);
  const all = (exception: DateException) => new Map(touched.map(({ meetingId }) => [meetingId, exception]));
  if (scope.kind === "some") return { plan, exceptions: all(exceptionOf(change)) };
  const from = touched[0]?.originalStart;
  if (from === undefined) return { plan, exceptions: new Map() };
  switch (change.kind) {
    case "skip":
      return { plan: { ...plan, endsBefore: from }, exceptions: new Map() };
    case "restore":
      // What single dates want is taken back only where there is no end to take back.
      return plan.endsBefore === null
        ? { plan, exceptions: all({ kind: "plain" }) }
        : { plan: { ...plan, endsBefore: null }, exceptions: new Map() };
    case "times":
    case "lines":
      return { plan: { ...plan, phases: phasesFrom(plan.phases, from, change) }, exceptions: new Map() };
  }
}

/** The dates that a change is for. */
export function datesOf<One extends Pick<WishedDate, "meetingId" | "originalStart">>(
  dates: readonly One[],
  scope: SeriesOrderScope,
): One[] {
  if (scope.kind === "all") return [...dates];
  if (scope.kind === "some") {
    const ids = new Set(scope.meetingIds);
    return dates.filter(({ meetingId }) => ids.has(meetingId));
  }
  const first = dates.find(({ meetingId }) => meetingId === scope.from);
  return first === undefined ? [] : dates.filter(({ originalStart }) => originalStart >= first.originalStart);
}

function exceptionOf(change: SeriesOrderWish): DateException {
  switch (change.kind) {
    case "skip":
      return { kind: "skipped" };
    case "restore":
      return { kind: "plain" };
    case "times":
      return change.times === 1 ? { kind: "plain" } : { kind: "times", times: change.times };
    case "lines":
      return { kind: "own", lines: change.lines };
  }
}

function phasesFrom(
  phases: readonly SeriesOrderPhase[],
  from: Date,
  change: Extract<SeriesOrderWish, { kind: "times" | "lines" }>,
): SeriesOrderPhase[] {
  const before = phases.filter((phase) => phase.from < from);
  if (change.kind === "lines") return [...before, { from, lines: change.lines }];
  const current = phases.findLast((phase) => phase.from <= from) ?? phases[0];
  const later = phases.filter((phase) => phase.from > from);
  const more = ({ from: since, lines }: SeriesOrderPhase) => ({ from: since, lines: multiplied(lines, change.times) });
  return [...before, ...(current === undefined ? [] : [more({ ...current, from })]), ...later.map(more)];
}
