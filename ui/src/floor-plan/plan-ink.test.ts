import { describe, expect, it } from "vitest";
import { inkOf } from "./plan-ink.ts";

describe("a drawing's colour", () => {
  it.each([
    [undefined, undefined],
    ["none", "none"],
    ["#000", "ink"],
    ["#1a1a1a", "ink"],
    ["rgb(20, 20, 60)", "ink"],
    ["#FFFFFF", "paper"],
    ["white", "paper"],
    ["#e0f0e0", "tint"],
    ["url(#gradient)", "tint"],
    ["currentColor", "ink"],
  ])("%s is %s", (colour, ink) => {
    expect(inkOf(colour)).toBe(ink);
  });
});
