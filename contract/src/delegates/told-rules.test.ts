import { describe, expect, it } from "vitest";
import { whoIsTold } from "./told-rules.ts";

const cases: [string, Parameters<typeof whoIsTold>, string[]][] = [
  ["without a delegate it is the manager", ["tells", { managerId: "anna", delegateIds: [] }], ["anna"]],
  [
    "without a delegate it is the manager, whatever she prefers",
    ["tells", { managerId: "anna", delegateIds: [], preference: { asks: "delegate", tells: "delegate" } }],
    ["anna"],
  ],
  ["what asks goes to both by itself", ["asks", { managerId: "anna", delegateIds: ["ida"] }], ["anna", "ida"]],
  ["what merely tells goes to the delegate by itself", ["tells", { managerId: "anna", delegateIds: ["ida"] }], ["ida"]],
  [
    "a manager may want all of it herself",
    ["asks", { managerId: "anna", delegateIds: ["ida"], preference: { asks: "organizer", tells: "organizer" } }],
    ["anna"],
  ],
  [
    "both means every delegate",
    ["tells", { managerId: "anna", delegateIds: ["ida", "bo"], preference: { asks: "organizer", tells: "both" } }],
    ["anna", "ida", "bo"],
  ],
  [
    "nobody is told twice",
    ["asks", { managerId: "anna", delegateIds: ["ida", "anna", "ida"], preference: null }],
    ["anna", "ida"],
  ],
];

describe("who is told of a manager's meeting", () => {
  it.each(cases)("%s", (_, args, told) => {
    expect(whoIsTold(...args)).toEqual(told);
  });
});
