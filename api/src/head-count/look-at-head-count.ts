import { nextLook } from "@magic-meetings/contract/head-count/head-count-moment-rules.ts";
import type { ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { decideHeadCount, type HeadCountDecision } from "./decide-head-count.ts";
import { followHeadCount } from "./follow-head-count.ts";
import { lockOrderAndMeeting, saveQuestion, settleLines, type HeadCountFacts } from "./head-count-sql.ts";
import { loadHeadCount, possibleChanges, type CountedLine, type LoadedHeadCount } from "./load-head-count.ts";
import { tellOfHeadCount } from "./tell-of-head-count.ts";

export interface LookAtHeadCount {
  orderId: string;
  /** Why following was refused a moment ago, in a transaction that left nothing behind; null: it was not tried. */
  refusal: ErrorCode | null;
}

/**
 * Looks at the head count of one order: asks its organizer, lets it follow, or settles it, as its moment has come. May be
 * done at any time, by several at once, and again after it broke off: whoever comes second finds nothing left to do.
 */
export async function lookAtHeadCount(context: CommandContext, { orderId, refusal }: LookAtHeadCount): Promise<void> {
  const { tx, tenantId, now } = context;
  await lockOrderAndMeeting(tx, { tenantId, orderId });
  const loaded = await loadHeadCount(tx, { tenantId, orderId, now });
  if (loaded === undefined) return;
  const unsettled = loaded.lines.filter(({ isSettled }) => !isSettled);
  const decision = decide(loaded, unsettled, refusal);
  const system = asOrganizer(context, loaded);
  const settling = unsettled.filter(({ record }) => decision.settle.includes(record.id));
  if (loaded.isLive) {
    await followHeadCount(system, {
      subject: loaded.subject,
      changes: decision.follow,
      how: settling.length > 0 ? "settled" : "applied",
      dietLineIds: refusal === null ? settling.map(({ record }) => record.id) : [],
    });
  }
  await settle(context, loaded, decision.settle);
  if (decision.tell) tellOfHeadCount(context, loaded.subject, decision.status);
  await keep(context, loaded, decision, refusal);
}

function decide(
  { subject, facts, isLive }: LoadedHeadCount,
  unsettled: readonly CountedLine[],
  refusal: ErrorCode | null,
): HeadCountDecision {
  const { question } = facts;
  return decideHeadCount({
    mode: subject.order.headCountMode,
    isLive,
    lines: unsettled.map((line) => ({
      lineId: line.record.id,
      quantity: line.record.quantity,
      phase: line.phase,
      change: possibleChanges([line], [line.phase])[0] ?? null,
    })),
    before: question && { status: question.status, changes: question.changes, wasAsked: question.askedAt !== null },
    refusal,
  });
}

/** The service acts for the organizer: what she may do it may do, and the audit trail names the service. */
function asOrganizer(context: CommandContext, { facts: { organizer } }: LoadedHeadCount): CommandContext {
  return { ...context, principal: { ...context.principal, userId: organizer.id, scopes: ["meetings.write"] } };
}

async function settle(
  context: CommandContext,
  { subject }: LoadedHeadCount,
  lineIds: readonly string[],
): Promise<void> {
  const { tx, tenantId, now } = context;
  const orderId = subject.order.id;
  if (lineIds.length === 0 || (await settleLines(tx, { tenantId, orderId, lineIds, now })) === 0) return;
  context.signal({
    id: context.newId(),
    kind: "head_count.settled",
    subject: { type: "service_order", id: orderId },
    meetingId: subject.order.meetingId,
    siteId: subject.order.siteId,
    organizerId: subject.organizer.id,
    facts: { number: subject.order.number },
  });
  context.audit({
    action: "head_count.settle",
    entityType: "service_order",
    entityId: orderId,
    newValues: { lineIds: [...lineIds] },
  });
}

/** What was seen and decided: the next look comes when time or somebody makes a difference. */
async function keep(
  context: CommandContext,
  { facts, subject }: LoadedHeadCount,
  decision: HeadCountDecision,
  refusal: ErrorCode | null,
): Promise<void> {
  const { tx, tenantId, now } = context;
  const orderId = subject.order.id;
  // The order as following left it, with what a change of its quantities did to its cut-off.
  const after = await loadHeadCount(tx, { tenantId, orderId, now });
  const left = after?.lines.filter(({ isSettled }) => !isSettled) ?? [];
  const isDone = left.length === 0 || after?.isLive !== true;
  const isCalled = left.some(({ phase }) => phase === "asking" || phase === "lastCall");
  const { status } = decision;
  await saveQuestion(tx, {
    tenantId,
    orderId,
    status,
    changes: decision.changes,
    refusal: status === "refused" ? (refusal ?? facts.question?.refusal ?? null) : null,
    askedAt: isCalled || status === "open" ? now : null,
    ...answerOf(facts, status, now),
    doneAt: isDone ? now : null,
    seenOrderVersion: after?.subject.order.version ?? subject.order.version,
    seenMeetingVersion: facts.meeting.version,
    lookAt: isDone
      ? null
      : nextLook(
          left.map(({ moments }) => moments),
          now,
        ),
    now,
  });
}

/** An answer stays with what it answered; the service's own following has a moment and nobody who answered. */
function answerOf({ question }: HeadCountFacts, status: HeadCountDecision["status"], now: Date) {
  if (status === "followed" && question?.status !== "followed") return { answeredAt: now, answeredBy: null };
  if (question === null || question.status !== status) return { answeredAt: null, answeredBy: null };
  return {
    answeredAt: question.answeredAt === null ? null : new Date(question.answeredAt),
    answeredBy: question.answeredById,
  };
}
