import { askAt } from "@magic-meetings/contract/head-count/head-count-moment-rules.ts";
import { savingsOf } from "@magic-meetings/contract/head-count/head-count-rules.ts";
import type { HeadCount, HeadCountLineChange } from "@magic-meetings/contract/head-count/head-count.ts";
import type { Allowance } from "@magic-meetings/contract/words/words.ts";
import type { Principal } from "../identity/principal.ts";
import { mayActFor } from "../meetings/meeting-policy.ts";
import type { AskedChange } from "./head-count-sql.ts";
import { possibleChanges, type CountedLine, type LoadedHeadCount } from "./load-head-count.ts";

/** The head count of an order as its reader sees it. */
export function presentHeadCount(loaded: LoadedHeadCount, viewer: Principal): HeadCount {
  const { subject, facts, counts, lines } = loaded;
  const { order } = subject;
  const { currency } = order;
  const [saved] = savingsOf(facts.changed.map((fact) => ({ ...fact, currency })));
  return {
    order: { id: order.id, number: order.number, version: order.version },
    meeting: { id: facts.meeting.id, subject: facts.meeting.subject, start: facts.meeting.start.toISOString() },
    site: facts.site,
    mode: order.headCountMode,
    counts,
    lines: lines.map((line) => presentLine(line, loaded.isLive)),
    question: questionOf(loaded),
    savings: { amount: { amountMinor: saved?.amountMinor ?? 0, currency }, portions: saved?.portions ?? 0 },
    allowed: allowedFor(loaded, viewer),
  };
}

function presentLine(line: CountedLine, isLive: boolean): HeadCount["lines"][number] {
  const { record, wanted, moments, phase } = line;
  return {
    lineId: record.id,
    service: record.service.name,
    unit: record.service.unit,
    quantity: record.quantity,
    rule: record.headCountRule,
    plusPercent: record.plusPercent,
    wanted,
    possible: isLive && possibleChanges([line], ["early", "asking", "lastCall"]).length > 0,
    phase,
    asksAt: askAt(moments).toISOString(),
    cutOff: moments.cutOff.toISOString(),
    settledAt: toMoment(record.settledAt),
  };
}

/** An open question is what differs now; one that is over is what it was about. */
function questionOf({ facts: { question }, subject, lines }: LoadedHeadCount): HeadCount["question"] {
  if (question === null) return null;
  const { currency } = subject.order;
  const changes = question.status === "open" ? possibleChanges(lines, ["asking", "lastCall"]) : question.changes;
  const sum = (amountOf: (change: AskedChange) => number) =>
    changes.reduce((total, change) => total + amountOf(change), 0);
  const feeMinor = sum((change) => change.feeMinor);
  return {
    status: question.status,
    changes: changes.map((change) => presentChange(change, currency)),
    saved: { amountMinor: sum(({ differenceMinor }) => differenceMinor) - feeMinor, currency },
    fee: { amountMinor: feeMinor, currency },
    until: untilOf(changes, lines),
    askedAt: toMoment(question.askedAt),
    answered:
      question.answeredAt === null
        ? null
        : { at: new Date(question.answeredAt).toISOString(), by: question.answeredBy },
    refusal: question.refusal,
  };
}

function presentChange(
  { lineId, service, before, after, differenceMinor, feeMinor }: AskedChange,
  currency: string,
): HeadCountLineChange {
  return {
    lineId,
    service,
    before,
    after,
    saved: { amountMinor: differenceMinor, currency },
    fee: { amountMinor: feeMinor, currency },
  };
}

function untilOf(changes: readonly AskedChange[], lines: readonly CountedLine[]): string | null {
  const cutOffs = lines
    .filter(({ record }) => changes.some(({ lineId }) => lineId === record.id))
    .map(({ moments }) => moments.cutOff.getTime());
  return cutOffs.length === 0 ? null : new Date(Math.min(...cutOffs)).toISOString();
}

function allowedFor(loaded: LoadedHeadCount, viewer: Principal): HeadCount["allowed"] {
  const { subject, facts, lines } = loaded;
  if (!mayActFor(viewer, subject)) {
    return { follow: no("forbidden"), keep: no("forbidden"), undo: no("forbidden") };
  }
  const isOpen = facts.question?.status === "open";
  return {
    follow: mayFollow(loaded),
    keep: isOpen && !isOver(lines) ? { ok: true } : no("wrong_state"),
    undo: mayUndo(loaded),
  };
}

/** What a person, not the service by itself, agreed to, as long as it stands as it was left and its lines' cut-offs are ahead. */
function mayUndo({ isLive, facts: { question }, lines, now }: LoadedHeadCount): Allowance {
  if (!isLive || question?.status !== "followed" || question.answeredBy === null) return no("wrong_state");
  const changed = question.changes.map(({ lineId, before, after }) => {
    const line = lines.find(({ record }) => record.id === lineId && record.quantity === after);
    return line && { line, isMore: before > after };
  });
  if (changed.length === 0 || changed.includes(undefined)) return no("wrong_state");
  const isLate = changed.some(
    (one) =>
      one === undefined ||
      one.line.isSettled ||
      one.line.phase === "over" ||
      (one.isMore && new Date(one.line.record.orderBefore) <= now),
  );
  return isLate ? no("past_cutoff") : { ok: true };
}

function mayFollow({ isLive, lines }: LoadedHeadCount): Allowance {
  if (!isLive) return no("wrong_state");
  if (possibleChanges(lines, ["early", "asking", "lastCall"]).length > 0) return { ok: true };
  return no(isOver(lines) ? "past_cutoff" : "wrong_state");
}

function isOver(lines: readonly CountedLine[]): boolean {
  return lines.filter(({ isFollowing }) => isFollowing).every(({ phase }) => phase === "over");
}

function no(because: string): Allowance {
  return { ok: false, because };
}

function toMoment(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString();
}
