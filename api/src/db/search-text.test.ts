import { describe, expect, it } from "vitest";
import { searchTextOf } from "./search-text.ts";

describe("the text by which a visitor is found", () => {
  it.each([
    [["Clara Weiss", "Aurora Consult"], "clara weiss aurora consult"],
    [["Søren Kjær"], "soren kjaer"],
    [["Дмитрий Иванов"], "дмитрии иванов dmitriy ivanov"],
    [["王小明"], "王小明 wangxiaoming"],
    [["", "  "], ""],
  ])("of %j", (parts, text) => {
    expect(searchTextOf(...parts)).toBe(text);
  });

  it("is bounded", () => {
    expect(searchTextOf("x".repeat(2000))).toHaveLength(1000);
  });
});
