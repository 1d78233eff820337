import { describe, expect, it } from "vitest";
import { feeStages, sameSteps } from "./fee-steps.ts";

const steps = [
  { after: "2026-11-24T13:00:00Z", percent: 50 },
  { after: "2026-11-25T13:00:00Z", percent: 100 },
];
const said = (now: string, of = steps) =>
  feeStages(of, new Date(now)).map(({ kind, at }) => `${kind} ${at.slice(8, 10)}`);

describe("fee steps in words", () => {
  it("begin with how long it is free", () => {
    expect(said("2026-11-20T00:00:00Z")).toEqual(["free 24", "some 24", "whole 25"]);
  });

  it("begin with what holds now once it is no longer free", () => {
    expect(said("2026-11-24T13:00:00Z")).toEqual(["free 24", "some 24", "whole 25"]);
    expect(said("2026-11-24T13:00:01Z")).toEqual(["some 24", "whole 25"]);
    expect(said("2026-11-26T00:00:00Z")).toEqual(["whole 25"]);
  });

  it("leave out a step that changes nothing", () => {
    const free = [{ after: "2026-11-23T13:00:00Z", percent: 0 }, ...steps];
    expect(said("2026-11-20T00:00:00Z", free)).toEqual(["free 24", "some 24", "whole 25"]);
    const twice = [steps[0]!, { after: "2026-11-24T18:00:00Z", percent: 50 }, steps[1]!];
    expect(said("2026-11-20T00:00:00Z", twice)).toEqual(["free 24", "some 24", "whole 25"]);
  });

  it("are none where nothing is ever charged", () => {
    expect(said("2026-11-20T00:00:00Z", [])).toEqual([]);
    expect(said("2026-11-20T00:00:00Z", [{ after: "2026-11-23T13:00:00Z", percent: 0 }])).toEqual([]);
  });

  it("are said once where lines share them", () => {
    expect(sameSteps(steps, [{ after: "2026-11-24T14:00:00+01:00", percent: 50 }, steps[1]!])).toBe(true);
    expect(sameSteps(steps, [steps[0]!])).toBe(false);
    expect(sameSteps(steps, [{ ...steps[0]!, percent: 40 }, steps[1]!])).toBe(false);
  });
});
