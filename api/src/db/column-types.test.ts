import { describe, expect, it } from "vitest";
import { columnTypes } from "./column-types.ts";

function read(oid: number, text: string): unknown {
  return columnTypes.getTypeParser(oid, "text")(text);
}

describe("columns", () => {
  it("give whole numbers as numbers, and refuse those that would be rounded", () => {
    expect(read(20, "9007199254740991")).toBe(Number.MAX_SAFE_INTEGER);
    expect(read(20, "-12950")).toBe(-12950);
    expect(() => read(20, "9007199254740993")).toThrow(RangeError);
  });

  it("give a day as it is written", () => {
    expect(read(1082, "2026-03-29")).toBe("2026-03-29");
  });

  it("give a period with its bounds", () => {
    expect(read(3910, '["2026-03-29 09:00:00+00","2026-03-29 10:30:00.5+00")')).toEqual({
      start: new Date("2026-03-29T09:00:00Z"),
      end: new Date("2026-03-29T10:30:00.5Z"),
    });
    expect(read(3910, '["2026-03-29 09:00:00+02",)')).toEqual({ start: new Date("2026-03-29T07:00:00Z"), end: null });
    expect(read(3910, "(,infinity)")).toEqual({ start: null, end: null });
    expect(read(3910, "empty")).toBeNull();
  });

  it("give everything else as pg does", () => {
    expect(read(16, "t")).toBe(true);
    expect(read(1700, "12.50")).toBe("12.50");
    expect(read(3802, '{"a":1}')).toEqual({ a: 1 });
  });
});
