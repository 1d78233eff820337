import { describe, expect, it } from "vitest";
import type { VisitStatus } from "../visits/visit-words.ts";
import { refusalOfReview, reviewActions, type ReviewAction } from "./block-list-rules.ts";
import type { ReviewStatus } from "./block-list-words.ts";

const cases: [ReviewStatus, VisitStatus, ReviewAction[]][] = [
  ["open", "invited", ["approve", "refuse"]],
  ["open", "confirmed", ["approve", "refuse"]],
  ["open", "no_show", ["approve", "refuse"]],
  ["open", "cancelled", []],
  ["approved", "invited", ["refuse", "reopen"]],
  ["approved", "arrived", []],
  ["refused", "confirmed", ["approve", "reopen"]],
  ["refused", "left", []],
];

describe("what security may decide", () => {
  it.each(cases)("of a review that is %s of a visit that is %s: %j", (status, visit, actions) => {
    expect(reviewActions.filter((action) => refusalOfReview({ status, visit }, action) === null)).toEqual(actions);
  });
});
