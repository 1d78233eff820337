import { describe, expect, it } from "vitest";
import {
  calendarsState,
  connectionState,
  consentState,
  messageState,
  placesState,
  type SetUpFacts,
} from "./onboarding-rules.ts";

const fresh: SetUpFacts = {
  calendars: "microsoft365",
  rooms: 0,
  listened: { active: 0, wanted: 0, troubled: 0 },
  answered: false,
  test: null,
};

function statesOf(more: Partial<SetUpFacts>) {
  const facts = { ...fresh, ...more };
  return [consentState(facts), placesState(facts), calendarsState(facts), messageState(facts)];
}

describe("the steps of setting up", () => {
  it.each<[string, Partial<SetUpFacts>, string[]]>([
    ["nothing was done", {}, ["todo", "todo", "todo", "todo"]],
    ["nothing is connected", { calendars: "none", rooms: 3 }, ["todo", "done", "trouble", "todo"]],
    ["Microsoft 365 answered", { answered: true }, ["done", "todo", "todo", "todo"]],
    [
      "rooms are there and their calendars are asked for",
      { answered: true, rooms: 2, listened: { active: 1, wanted: 1, troubled: 0 } },
      ["done", "done", "waiting", "todo"],
    ],
    [
      "every calendar is listened to",
      { rooms: 2, listened: { active: 2, wanted: 0, troubled: 0 } },
      ["done", "done", "done", "todo"],
    ],
    [
      "Microsoft 365 refuses all of them",
      { rooms: 2, listened: { active: 0, wanted: 0, troubled: 2 } },
      ["trouble", "done", "trouble", "todo"],
    ],
    [
      "one mailbox is refused",
      { rooms: 2, listened: { active: 1, wanted: 0, troubled: 1 } },
      ["done", "done", "trouble", "todo"],
    ],
    ["the demo's own calendar", { calendars: "built_in", rooms: 5 }, ["done", "done", "done", "todo"]],
    ["the test is on its way", { test: "pending" }, ["todo", "todo", "todo", "waiting"]],
    ["the test arrived", { test: "sent" }, ["todo", "todo", "todo", "done"]],
    ["the test failed", { test: "failed" }, ["todo", "todo", "todo", "trouble"]],
    ["nobody could be told", { test: "suppressed" }, ["todo", "todo", "todo", "trouble"]],
  ])("when %s", (_when, facts, states) => {
    expect(statesOf(facts)).toEqual(states);
  });
});

describe("a connection", () => {
  const now = new Date("2026-11-24T12:00:00Z");
  const at = (text: string) => new Date(`2026-11-${text}:00Z`);

  it.each([
    ["was never used", null, null, "unused"],
    ["worked a moment ago", at("24T11:59"), null, "working"],
    ["failed first and works since", at("24T11:00"), at("24T10:00"), "working"],
    ["worked first and fails since", at("24T10:00"), at("24T11:00"), "failing"],
    ["has only ever failed", null, at("24T11:00"), "failing"],
    ["was last heard of just within the days", at("20T12:00"), null, "working"],
    ["was last heard of before them", at("20T11:59"), null, "silent"],
  ] as const)("that %s", (_when, lastDoneAt, lastFailedAt, state) => {
    expect(connectionState({ lastDoneAt, lastFailedAt }, now)).toBe(state);
  });
});
