import type { HeadCountPhase } from "@magic-meetings/contract/head-count/head-count-moment-rules.ts";
import type { QuestionStatus } from "@magic-meetings/contract/head-count/head-count.ts";
import type { ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import type { AskedChange } from "./head-count-sql.ts";

/** What is known when an order is looked at. */
export interface HeadCountLook {
  mode: "ask" | "apply";
  /** The order can still be changed, and its meeting takes place. */
  isLive: boolean;
  /** Lines that are not settled. */
  lines: { lineId: string; quantity: number; phase: HeadCountPhase; change: AskedChange | null }[];
  /** What is known of earlier looks. */
  before: { status: QuestionStatus; changes: readonly AskedChange[]; wasAsked: boolean } | null;
  /** Why following was refused a moment ago; null: it was not tried. */
  refusal: ErrorCode | null;
}

export interface HeadCountDecision {
  status: QuestionStatus;
  changes: readonly AskedChange[];
  /** Lines that are changed now. */
  follow: readonly AskedChange[];
  /** Lines that nothing changes any more. */
  settle: readonly string[];
  /** The organizer has to be asked, or told what became of it. */
  tell: boolean;
}

/**
 * What to do about the head count of an order now; pure. An answer holds until the cut-off: who kept is not asked again,
 * who followed is asked about what differs since. Without an answer the quantities stay.
 */
export function decideHeadCount(look: HeadCountLook): HeadCountDecision {
  const { before, lines, isLive } = look;
  const status = before?.status ?? "quiet";
  const changes = before?.changes ?? [];
  if (!isLive) {
    const ended = status === "open" ? "withdrawn" : status;
    return { status: ended, changes, follow: [], settle: [], tell: ended !== status };
  }
  const settle = lines.filter(({ phase }) => phase === "over").map(({ lineId }) => lineId);
  const next = look.mode === "apply" ? apply(look, status, changes) : ask(look, status, changes);
  return { ...next, settle, tell: isNews({ status, changes }, next) };
}

type Next = Pick<HeadCountDecision, "status" | "changes" | "follow">;

/** First when its moment has come, a last time before the cut-off, and at the cut-off where that is free. */
function apply(
  { lines, before, refusal }: HeadCountLook,
  status: QuestionStatus,
  changes: readonly AskedChange[],
): Next {
  const isCalled = (phase: HeadCountPhase) =>
    phase === "over" || phase === "lastCall" || (phase === "asking" && before?.wasAsked !== true);
  const follow = changesOf(lines.filter(({ phase }) => isCalled(phase))).filter(({ feeMinor }) => feeMinor === 0);
  if (follow.length === 0) return { status: status === "open" ? "quiet" : status, changes, follow };
  if (refusal !== null) return { status: "refused", changes: follow, follow: [] };
  return { status: "followed", changes: follow, follow };
}

function ask({ lines }: HeadCountLook, status: QuestionStatus, changes: readonly AskedChange[]): Next {
  const differs = changesOf(lines.filter(({ phase }) => phase === "asking" || phase === "lastCall"));
  switch (status) {
    case "kept":
    case "withdrawn":
      return { status, changes, follow: [] };
    case "open":
      if (isChangedMeanwhile(changes, lines)) return { status: "withdrawn", changes, follow: [] };
      if (isOver(changes, lines)) return { status: "kept", changes, follow: [] };
      return differs.length > 0
        ? { status: "open", changes: differs, follow: [] }
        : { status: "quiet", changes: [], follow: [] };
    case "quiet":
    case "followed":
    case "refused":
      return differs.length > 0 ? { status: "open", changes: differs, follow: [] } : { status, changes, follow: [] };
  }
}

function changesOf(lines: HeadCountLook["lines"]): AskedChange[] {
  return lines.flatMap(({ change }) => change ?? []);
}

/** Nobody answered until the last of the lines was over. */
function isOver(asked: readonly AskedChange[], lines: HeadCountLook["lines"]): boolean {
  return asked.every(({ lineId }) => lines.find((one) => one.lineId === lineId)?.phase === "over");
}

/** Somebody changed the quantity that the question is about, or took the line out. */
function isChangedMeanwhile(asked: readonly AskedChange[], lines: HeadCountLook["lines"]): boolean {
  return asked.some(({ lineId, before }) => lines.find((one) => one.lineId === lineId)?.quantity !== before);
}

function isNews(before: Pick<Next, "status" | "changes">, { status, changes }: Next): boolean {
  if (status === before.status) return status !== "quiet" && !sameChanges(before.changes, changes);
  return !(status === "quiet" && before.status !== "open");
}

function sameChanges(before: readonly AskedChange[], after: readonly AskedChange[]): boolean {
  const key = (changes: readonly AskedChange[]) =>
    changes
      .map(({ lineId, before: from, after: to, differenceMinor, feeMinor }) =>
        [lineId, from, to, differenceMinor, feeMinor].join(" "),
      )
      .sort()
      .join();
  return key(before) === key(after);
}
