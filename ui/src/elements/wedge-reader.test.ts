import { describe, expect, it } from "vitest";
import { WedgeReader } from "./wedge-reader.ts";

const id = "01930000-0000-7000-8000-00000000000a";

function scan(reader: WedgeReader, text: string, everyMs: number, fromMs = 0): string | undefined {
  return [...text, "Enter"].map((key, index) => reader.press(key, fromMs + index * everyMs)).at(-1);
}

describe("a hand scanner", () => {
  it("is heard by its speed", () => {
    expect(scan(new WedgeReader(), id, 8)).toBe(id);
  });

  it("is not a person who types", () => {
    expect(scan(new WedgeReader(), id, 120)).toBeUndefined();
  });

  it("begins anew after a key that was pressed by hand", () => {
    const reader = new WedgeReader();
    reader.press("a", 0);
    expect(scan(reader, id, 10, 2000)).toBe(id);
    expect(scan(reader, id, 10, 4000)).toBe(id);
  });

  it("is not two keys and Enter pressed in a hurry", () => {
    expect(scan(new WedgeReader(), "ar", 20)).toBeUndefined();
  });

  it("leaves out keys that write nothing", () => {
    const reader = new WedgeReader();
    const keys = ["Shift", "A", "b", "Shift", "c", "d", "e", "f", "Enter"];
    expect(keys.map((key, index) => reader.press(key, index * 10)).at(-1)).toBe("Abcdef");
  });
});
