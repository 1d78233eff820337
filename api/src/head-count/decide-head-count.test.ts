import type { QuestionStatus } from "@magic-meetings/contract/head-count/head-count.ts";
import type { HeadCountPhase } from "@magic-meetings/contract/head-count/head-count-moment-rules.ts";
import { describe, expect, it } from "vitest";
import { decideHeadCount, type HeadCountDecision, type HeadCountLook } from "./decide-head-count.ts";
import type { AskedChange } from "./head-count-sql.ts";

function change(before: number, after: number, more: Partial<AskedChange> = {}): AskedChange {
  const differenceMinor = (before - after) * 100;
  return { lineId: "lunch", service: "Lunch", before, after, differenceMinor, feeMinor: 0, ...more };
}

function line(phase: HeadCountPhase, wanted: AskedChange | null, quantity = 12): HeadCountLook["lines"][number] {
  return { lineId: wanted?.lineId ?? "lunch", quantity, phase, change: wanted };
}

function before(status: QuestionStatus, changes: AskedChange[] = []): HeadCountLook["before"] {
  return { status, changes, wasAsked: status !== "quiet" };
}

function look(more: Partial<HeadCountLook>): HeadCountLook {
  return { mode: "ask", isLive: true, lines: [], before: null, refusal: null, ...more };
}

const nine = change(12, 9);
const eight = change(12, 8);

describe("an order whose organizer is asked", () => {
  it.each<[string, Partial<HeadCountLook>, Partial<HeadCountDecision>]>([
    ["is left alone early", { lines: [line("early", null)] }, { status: "quiet", tell: false, settle: [] }],
    ["is asked about what differs", { lines: [line("asking", nine)] }, { status: "open", changes: [nine], tell: true }],
    ["is not asked about nothing", { lines: [line("asking", null)] }, { status: "quiet", tell: false }],
    [
      "is not asked the same again",
      { lines: [line("asking", nine)], before: before("open", [nine]) },
      { status: "open", tell: false },
    ],
    [
      "is asked with the newer number",
      { lines: [line("asking", eight)], before: before("open", [nine]) },
      { status: "open", changes: [eight], tell: true },
    ],
    [
      "is told that there is nothing left to ask",
      { lines: [line("asking", null)], before: before("open", [nine]) },
      { status: "quiet", changes: [], tell: true },
    ],
    [
      "is not asked again after keeping",
      { lines: [line("asking", eight)], before: before("kept", [nine]) },
      { status: "kept", tell: false },
    ],
    [
      "is asked about what differs since it followed",
      { lines: [line("lastCall", change(9, 8), 9)], before: before("followed", [nine]) },
      { status: "open", changes: [change(9, 8)], tell: true },
    ],
    [
      "answers a changed order by itself",
      { lines: [line("asking", change(10, 9), 10)], before: before("open", [nine]) },
      { status: "withdrawn", tell: true },
    ],
    [
      "is not asked about a line that is gone",
      { lines: [line("asking", change(3, 2, { lineId: "cake" }), 3)], before: before("open", [nine]) },
      { status: "withdrawn", tell: true },
    ],
    [
      "stays as it is without an answer",
      { lines: [line("over", nine)], before: before("open", [nine]) },
      { status: "kept", changes: [nine], follow: [], settle: ["lunch"], tell: true },
    ],
    [
      "settles what was answered",
      { lines: [line("over", null, 9)], before: before("followed", [nine]) },
      { status: "followed", follow: [], settle: ["lunch"], tell: false },
    ],
    [
      "is asked about the line that is not over",
      {
        lines: [line("over", nine), line("asking", change(12, 9, { lineId: "cake" }))],
        before: before("open", [nine, change(12, 9, { lineId: "cake" })]),
      },
      { status: "open", changes: [change(12, 9, { lineId: "cake" })], settle: ["lunch"], tell: true },
    ],
    [
      "ends with its meeting",
      { isLive: false, lines: [line("asking", nine)], before: before("open", [nine]) },
      { status: "withdrawn", follow: [], settle: [], tell: true },
    ],
    ["ends unasked", { isLive: false, lines: [line("asking", nine)] }, { status: "quiet", settle: [], tell: false }],
  ])("%s", (_, given, expected) => {
    expect(decideHeadCount(look(given))).toMatchObject(expected);
  });
});

describe("an order that follows by itself", () => {
  const apply = (more: Partial<HeadCountLook>) => look({ mode: "apply", ...more });

  it.each<[string, Partial<HeadCountLook>, Partial<HeadCountDecision>]>([
    ["waits for its moment", { lines: [line("early", nine)] }, { status: "quiet", follow: [] }],
    [
      "follows when its moment has come",
      { lines: [line("asking", nine)] },
      { status: "followed", follow: [nine], tell: true },
    ],
    [
      "does not follow every answer",
      { lines: [line("asking", change(9, 8), 9)], before: before("followed", [nine]) },
      { status: "followed", changes: [nine], follow: [], tell: false },
    ],
    [
      "follows a last time",
      { lines: [line("lastCall", change(9, 8), 9)], before: before("followed", [nine]) },
      { status: "followed", follow: [change(9, 8)], tell: true },
    ],
    [
      "follows at the cut-off where that is free",
      { lines: [line("over", change(6, 9), 6)] },
      { status: "followed", follow: [change(6, 9)], settle: ["lunch"], tell: true },
    ],
    [
      "never pays a fee by itself",
      { lines: [line("over", change(12, 9, { feeMinor: 150 }))] },
      { status: "quiet", follow: [], settle: ["lunch"], tell: false },
    ],
    [
      "says why it could not, and settles all the same",
      { lines: [line("over", change(6, 9), 6)], refusal: "budget_exceeded" },
      { status: "refused", follow: [], changes: [change(6, 9)], settle: ["lunch"], tell: true },
    ],
    [
      "says it once",
      {
        lines: [line("lastCall", change(6, 9), 6)],
        refusal: "budget_exceeded",
        before: before("refused", [change(6, 9)]),
      },
      { status: "refused", follow: [], tell: false },
    ],
    [
      "takes back a question when it was told to follow meanwhile",
      { lines: [line("asking", nine)], before: before("open", [nine]) },
      { status: "quiet", follow: [], tell: true },
    ],
  ])("%s", (_, given, expected) => {
    expect(decideHeadCount(apply(given))).toMatchObject(expected);
  });
});
