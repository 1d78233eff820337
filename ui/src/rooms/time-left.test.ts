import { expect, it } from "vitest";
import { timeLeft } from "./time-left.ts";

const until = "2026-11-24T10:00:00.000Z";

it.each([
  ["2026-11-24T09:45:00.000Z", { unit: "minutes", count: 15 }],
  ["2026-11-24T09:58:29.000Z", { unit: "minutes", count: 1 }],
  ["2026-11-24T09:58:30.000Z", { unit: "seconds", count: 90 }],
  ["2026-11-24T09:59:59.500Z", { unit: "seconds", count: 1 }],
  ["2026-11-24T10:00:00.000Z", undefined],
])("at %s an offer until ten has left %j", (now, left) => {
  expect(timeLeft(until, new Date(now))).toEqual(left);
});
