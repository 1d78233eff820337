import { describe, expect, it } from "vitest";
import { backoffSeconds, nextStep, type AttemptResult, type NextStep } from "./delivery-policy.ts";

const createdAt = new Date("2026-03-02T08:00:00Z");
const now = new Date("2026-03-02T09:00:00Z");
const retry: AttemptResult = { outcome: "retry", reason: "http_503" };

function at(seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}

interface Case {
  name: string;
  result: AttemptResult;
  attempts?: number;
  random?: number;
  chatWaitDays?: number;
  now?: Date;
  then: NextStep;
}

const cases: Case[] = [
  {
    name: "a delivered message is sent",
    result: { outcome: "sent", providerId: "a1", content: {} },
    then: { status: "sent", providerId: "a1" },
  },
  {
    name: "the first failure waits 5 s at most",
    result: retry,
    random: 1,
    then: { status: "pending", reason: "http_503", nextAttemptAt: at(5) },
  },
  {
    name: "jitter takes away up to half of the pause",
    result: retry,
    random: 0,
    then: { status: "pending", reason: "http_503", nextAttemptAt: at(2.5) },
  },
  {
    name: "every failure doubles the pause",
    result: retry,
    attempts: 5,
    random: 1,
    then: { status: "pending", reason: "http_503", nextAttemptAt: at(80) },
  },
  {
    name: "the pause never grows beyond 15 minutes",
    result: retry,
    attempts: 59,
    random: 1,
    then: { status: "pending", reason: "http_503", nextAttemptAt: at(900) },
  },
  {
    name: "a wait that the channel asked for is kept",
    result: { ...retry, afterMs: 120_000 },
    random: 0,
    then: { status: "pending", reason: "rate_limited", nextAttemptAt: at(120) },
  },
  {
    name: "jitter comes on top of the wait that the channel asked for",
    result: { ...retry, afterMs: 120_000 },
    random: 1,
    then: { status: "pending", reason: "rate_limited", nextAttemptAt: at(125) },
  },
  {
    name: "a senseless wait is bounded",
    result: { ...retry, afterMs: 1e12 },
    random: 0,
    then: { status: "pending", reason: "rate_limited", nextAttemptAt: at(6 * 3600) },
  },
  {
    name: "a negative wait is none",
    result: { ...retry, afterMs: -5 },
    random: 0,
    then: { status: "pending", reason: "rate_limited", nextAttemptAt: at(0) },
  },
  {
    name: "the 250th failure is the last",
    result: retry,
    attempts: 250,
    then: { status: "failed", reason: "http_503" },
  },
  {
    name: "nothing is tried later than 48 hours after the message was made",
    result: retry,
    now: new Date(createdAt.getTime() + 48 * 3_600_000 - 1000),
    random: 0,
    then: { status: "failed", reason: "http_503" },
  },
  {
    name: "a receiver without a conversation is waited for",
    result: { outcome: "no_conversation" },
    random: 1,
    then: { status: "pending", reason: "no_conversation", nextAttemptAt: at(5) },
  },
  {
    name: "it is waited for over more attempts than a channel that fails gets, with longer pauses",
    result: { outcome: "no_conversation" },
    attempts: 300,
    now: new Date(createdAt.getTime() + 5 * 86_400_000),
    random: 1,
    then: {
      status: "pending",
      reason: "no_conversation",
      nextAttemptAt: new Date(createdAt.getTime() + 5 * 86_400_000 + 6 * 3_600_000),
    },
  },
  {
    name: "it is asked for a last time at the end of what was stated",
    result: { outcome: "no_conversation" },
    attempts: 60,
    now: new Date(createdAt.getTime() + 14 * 86_400_000 - 60_000),
    then: {
      status: "pending",
      reason: "no_conversation",
      nextAttemptAt: new Date(createdAt.getTime() + 14 * 86_400_000),
    },
  },
  {
    name: "after that it is left out, with why",
    result: { outcome: "no_conversation" },
    attempts: 61,
    now: new Date(createdAt.getTime() + 14 * 86_400_000),
    then: { status: "suppressed", reason: "no_conversation" },
  },
  {
    name: "a company that waits a day waits a day",
    result: { outcome: "no_conversation" },
    attempts: 9,
    chatWaitDays: 1,
    now: new Date(createdAt.getTime() + 86_400_000),
    then: { status: "suppressed", reason: "no_conversation" },
  },
  {
    name: "a receiver who blocked the bot is given up",
    result: { outcome: "unreachable", reason: "blocked" },
    then: { status: "failed", reason: "blocked" },
  },
  {
    name: "a message that the channel will never take is given up",
    result: { outcome: "unreachable", reason: "refused" },
    then: { status: "failed", reason: "refused" },
  },
  {
    name: "a message about a meeting that is gone is given up",
    result: { outcome: "nothing_to_show" },
    then: { status: "failed", reason: "nothing_to_show" },
  },
];

describe("nextStep", () => {
  it.each(cases)("$name", ({ result, attempts = 1, random = 0.5, now: moment = now, chatWaitDays, then }) => {
    const waits = chatWaitDays === undefined ? {} : { chatWaitDays };
    expect(nextStep({ result, attempts, createdAt, now: moment, random, ...waits })).toEqual(then);
  });
});

describe("backoffSeconds", () => {
  it("fits more than 40 hours of waiting into the attempts that there are", () => {
    let total = 0;
    for (let attempt = 1; attempt < 250; attempt += 1) total += backoffSeconds(attempt, 1);
    expect(total / 3600).toBeGreaterThan(40);
  });
});
