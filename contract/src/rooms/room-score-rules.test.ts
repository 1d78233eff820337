import { describe, expect, it } from "vitest";
import { roomFit, type NearPlace, type RoomToJudge } from "./room-score-rules.ts";

const room: RoomToJudge = {
  seats: 12,
  features: [],
  siteId: "copenhagen",
  building: "Harbour House",
  level: 3,
  approvalNeeded: false,
  gapBefore: null,
  gapAfter: null,
};
const near: NearPlace = { siteId: "copenhagen", building: "Harbour House", level: 3, floorId: "3" };
const wish = { capacity: 12, features: [], near };

describe("how well a free room fits", () => {
  it.each<[string, Partial<RoomToJudge>, Partial<RoomToJudge>]>([
    ["the smaller of two that hold everybody", { seats: 12 }, { seats: 20 }],
    ["the plain one of two of a size", { features: [] }, { features: ["video"] }],
    ["the one that fits over the plain large one", { seats: 14, features: ["screen"] }, { seats: 40 }],
    ["the one on the floor", { level: 3 }, { level: 4 }],
    ["the nearer floor", { level: 4 }, { level: 1 }],
    ["any floor of the building over another building", { level: 9 }, { building: "Annexe" }],
    ["another building over another site", { building: "Annexe" }, { siteId: "oslo" }],
    ["the one that leaves no short gap before it", { gapBefore: 0 }, { gapBefore: 15 }],
    ["the one that leaves no short gap after it", { gapAfter: 60 }, { gapAfter: 20 }],
    ["the one that nobody has to approve", { approvalNeeded: false }, { approvalNeeded: true }],
    ["the right size on the next floor over a hall on this one", { level: 4 }, { seats: 60 }],
  ])("prefers %s", (_, better, worse) => {
    const [first, second] = [roomFit({ ...room, ...better }, wish), roomFit({ ...room, ...worse }, wish)];
    expect(first.score).toBeGreaterThan(second.score);
  });

  it("is the same wherever a room is, when there is nothing to be near to", () => {
    const anywhere = { ...wish, near: null };
    expect(roomFit({ ...room, level: 9 }, anywhere)).toEqual(roomFit(room, anywhere));
  });

  it("gives 100 to a full room with nothing unasked for, and never more or less than there is", () => {
    expect(roomFit({ ...room, features: ["video"] }, { ...wish, features: ["video"] }).score).toBe(100);
    expect(roomFit({ ...room, seats: 4 }, { ...wish, capacity: 40 }).score).toBe(100);
    const worst = { ...room, seats: 10_000, siteId: "oslo", gapBefore: 5, approvalNeeded: true };
    expect(roomFit({ ...worst, features: Array.from({ length: 50 }, String) }, wish).score).toBeGreaterThanOrEqual(0);
  });

  it("says why", () => {
    const fit = roomFit(
      { ...room, seats: 20, features: ["video"], level: 4, gapAfter: 15 },
      { ...wish, features: ["video"], layout: "board" },
    );
    expect(fit.reasons).toEqual([
      { code: "capacity_spare", value: 8 },
      { code: "has_features", value: "video" },
      { code: "has_layout", value: "board" },
      { code: "near_floor", value: 1 },
      { code: "leaves_short_gap", value: 15 },
    ]);
  });

  it("says that it joins on to another booking only where it leaves no short gap on the other side", () => {
    const codes = (gaps: Partial<RoomToJudge>) => roomFit({ ...room, ...gaps }, wish).reasons.map(({ code }) => code);
    expect(codes({ gapBefore: 0 })).toContain("leaves_no_gap");
    expect(codes({ gapBefore: 0, gapAfter: 10 })).not.toContain("leaves_no_gap");
  });
});
