import { describe, expect, it } from "vitest";
import { boardSearchOf, readBoardAddress, writeBoardAddress } from "./board-address.ts";

const vendor = "01930000-0000-7000-8000-00000000000a";

describe("the board's address", () => {
  it.each([
    ["", { view: "orders", days: 7, big: false }],
    ["view=run", { view: "run", days: 1, big: false }],
    ["view=run&days=7", { view: "run", days: 7, big: false }],
    ["view=items&day=2026-11-24&days=1&big=1", { view: "items", day: "2026-11-24", days: 1, big: true }],
    [`vendor=${vendor}&site=nobody`, { view: "orders", days: 7, vendor, big: false }],
    ["view=%3Cscript%3E&day=2026-99-99&days=many", { view: "orders", days: 7, big: false }],
  ])("%s is read", (text, address) => {
    expect(readBoardAddress(new URLSearchParams(text))).toEqual(address);
  });

  it("is written as it is read", () => {
    const address = { view: "run", day: "2026-11-24", days: 7, vendor, big: true } as const;
    expect(readBoardAddress(writeBoardAddress(address))).toEqual(address);
  });

  it("asks for whole days of the reader's zone, also when the clock changes", () => {
    const { from, to } = boardSearchOf({ view: "orders", days: 1, big: false }, "2026-10-25", "Europe/Copenhagen");
    expect([from, to]).toEqual(["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"]);
  });
});
