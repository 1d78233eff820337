import { effectiveChoice } from "@magic-meetings/contract/moves/move-choice-rules.ts";
import { isAsked, type LineOutcome } from "@magic-meetings/contract/moves/move-rules.ts";
import type { MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import type { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { ServiceOrderLineRecord } from "../service-orders/service-order-json-sql.ts";
import { lockServiceOrdersOf, type ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { holdTermsOfMeeting } from "../vendors/vendor-terms-sql.ts";
import { findInstead } from "./find-instead.ts";
import { keepMove } from "./keep-move.ts";
import { readMoveState, type MoveState } from "./move-state-sql.ts";
import type { LineAnswer, MovedLine } from "./moved-line.ts";
import { planOrderMove, type PlannedLine, type PlannedOrder } from "./plan-order-move.ts";
import { findBlocked, writeWhatCan, type Fate } from "./write-order-move.ts";

const movable = ["draft", "submitted", "awaiting_approval", "confirmed", "in_production"];

export interface MovingMeeting {
  id: string;
  start: Date;
  end?: Date;
}

/**
 * The orders of a meeting go with it to its new time, line by line: what follows free of charge follows at once, also
 * where another line of the same order crosses its cut-off. What crosses it stays as it was ordered until somebody
 * answers, here or later. The preview does the same and takes it back.
 */
export async function moveOrders(
  context: CommandContext,
  before: MovingMeeting,
  to: { start: Date; end: Date },
  answers?: ReadonlyMap<string, LineAnswer>,
): Promise<MovedLine[]> {
  const { tx, tenantId } = context;
  const ofMeeting = { tenantId, meetingId: before.id, statuses: movable };
  await holdTermsOfMeeting(tx, ofMeeting);
  const orders = await lockServiceOrdersOf(tx, ofMeeting);
  const [first] = orders;
  if (first === undefined) return [];
  const state = await readMoveState(tx, { tenantId, meetingId: before.id });
  const answered = answers ?? preparedAnswers(context, state, to);
  const moved: MovedLine[] = [];
  for (const subject of orders) {
    const planned = await planOrderMove(context, subject, { to, targetOf: targetIn(state, before, to) });
    moved.push(...(await moveOrder(context, planned, to, answered)));
  }
  const end = before.end ?? new Date(before.start.getTime() + to.end.getTime() - to.start.getTime());
  const meeting = { id: before.id, organizer: first.organizer };
  await keepMove(context, { meeting, from: { start: before.start, end }, to, state, moved });
  return moved;
}

/** A delivery keeps its distance from the start that it is meant for: a line that stayed once is meant for an earlier one. */
function targetIn(state: MoveState, before: MovingMeeting, to: { start: Date }) {
  const standing = new Map(state.standing.map((line) => [line.lineId, line]));
  return (line: ServiceOrderLineRecord) => {
    const known = standing.get(line.id);
    const stands = known !== undefined && Date.parse(known.deliverAt) === Date.parse(line.deliverAt);
    const meantFor = stands ? new Date(known.meantFor) : before.start;
    return { meantFor, deliverAt: new Date(Date.parse(line.deliverAt) + to.start.getTime() - meantFor.getTime()) };
  };
}

function preparedAnswers(
  { now }: CommandContext,
  { prepared }: MoveState,
  to: { start: Date; end: Date },
): ReadonlyMap<string, LineAnswer> {
  const applies =
    prepared !== null &&
    Date.parse(prepared.toStart) === to.start.getTime() &&
    Date.parse(prepared.toEnd) === to.end.getTime() &&
    now <= new Date(prepared.until);
  return new Map(applies ? prepared.answers.map((answer) => [answer.lineId, answer]) : []);
}

async function moveOrder(
  context: CommandContext,
  planned: PlannedOrder,
  to: { start: Date; end: Date },
  answers: ReadonlyMap<string, LineAnswer>,
): Promise<MovedLine[]> {
  const { subject, lines } = planned;
  if (lines.every(({ outcome }) => outcome === "stays")) return [];
  const at = context.now;
  const choices = new Map(lines.flatMap((line) => choiceFor(line, answers.get(line.record.id))));
  const fateOf = (line: PlannedLine): Fate => fateBy(line.outcome, choices.get(line.record.id));
  const crossing = lines.filter(({ outcome }) => outcome === "crosses_cut_off");
  const unable = await findBlocked(context, { ...planned, fateOf, at }, crossing);
  const blocked = await writeWhatCan(context, {
    ...planned,
    fateOf: (line) => (unable.has(line.record.id) && fateOf(line) === "then" ? "stay" : fateOf(line)),
    at,
  });
  const left = lines.map((line) => {
    const why = blocked.get(line.record.id) ?? unable.get(line.record.id);
    return why === undefined ? line : withoutRoom(line, why);
  });
  signalMove(context, subject, left, fateOf);
  const stuck = left.filter(({ outcome }) => outcome === "cannot_be_delivered");
  const instead = await findInstead(context, { subject, to, lines: stuck });
  return left.map((line) => ({
    ...line,
    subject,
    alternatives: instead.get(line.record.id) ?? [],
    choice:
      line.then === null && choices.get(line.record.id) === "change" ? null : (choices.get(line.record.id) ?? null),
  }));
}

/** An answer holds where it costs no more than was shown. */
function choiceFor(line: PlannedLine, answer: LineAnswer | undefined): [string, MoveChoice][] {
  if (answer === undefined || !isAsked(line.outcome, line)) return [];
  const choice = effectiveChoice(answer.choice, { canChange: line.then !== null });
  const due = choice === "keep" ? 0 : line.costs[choice].feeMinor;
  return due <= answer.feeMinor ? [[line.record.id, choice]] : [];
}

function fateBy(outcome: LineOutcome, choice: MoveChoice | undefined): Fate {
  if (outcome === "follows" || outcome === "repriced") return "then";
  if (outcome === "stays" || choice === undefined || choice === "keep") return "stay";
  return choice === "change" ? "then" : "gone";
}

function withoutRoom(line: PlannedLine, refusal: Refusal): PlannedLine {
  return { ...line, outcome: "cannot_be_delivered", then: null, refusal };
}

function signalMove(
  context: CommandContext,
  { order, organizer }: ServiceOrderForChange,
  lines: readonly PlannedLine[],
  fateOf: (line: PlannedLine) => Fate,
): void {
  const followed = lines.every((line) => line.outcome === "stays" || (line.then !== null && fateOf(line) === "then"));
  context.signal({
    id: context.newId(),
    kind: "service_order.changed",
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number, followed: followed ? "yes" : "no" },
  });
}
