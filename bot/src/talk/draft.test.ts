import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDraft, writeDraft, type Draft } from "./draft.ts";

const id = "01930000-0000-7000-8000-000000000001";
const whole: Draft = {
  intent: "move",
  language: "da",
  thing: "frokost",
  meeting: "bestyrelse",
  day: { from: "2026-11-24", to: "2026-11-29" },
  time: "10:00",
  count: 12,
  siteId: id,
  toDay: "2026-11-25",
  toTime: "12:30",
  shift: -30,
  meetingId: id,
  serviceId: id,
  target: { kind: "line", id, lineId: id },
  isExact: "yes",
};

describe("what travels in a card's buttons", () => {
  it("comes back as it was sent", () => {
    expect(readDraft(writeDraft(whole))).toEqual(whole);
    expect(readDraft({ ...writeDraft(whole), count: "15" })).toEqual({ ...whole, count: 15 });
  });

  it("leaves out what the card asks for", () => {
    expect(writeDraft(whole, ["target", "toTime"])).not.toHaveProperty("target");
    expect(readDraft(writeDraft(whole, ["target", "toTime"]))).not.toHaveProperty("toTime");
  });

  it.each([
    ["count", 0],
    ["count", "1e9"],
    ["count", { valueOf: 1, toString: 1 }],
    ["shift", 0],
    ["shift", "1441"],
    ["shift", 0.5],
    ["toTime", "25:00"],
    ["toDay", "2026-13-01"],
    ["siteId", "../sites"],
    ["target", `meeting:${id}:${id}`],
    ["target", `line:${id}`],
    ["thing", "x".repeat(101)],
    ["thing", { $ne: 1 }],
  ])("is not believed where it is no value: %s %j", (name, value) => {
    expect(readDraft({ ...writeDraft(whole), [name]: value })).not.toHaveProperty(name);
  });

  it("is read whatever somebody has put there", () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.anything()), (data) => void readDraft(data)));
    expect(readDraft({ intent: "constructor" })).toBeUndefined();
  });
});
