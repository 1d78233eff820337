import { csvType, xlsxType } from "@magic-meetings/contract/imports/import-words.ts";
import { expect, it } from "vitest";
import { isTooLarge, typeOfFile } from "./import-file.ts";

it.each([
  ["Rooms.CSV", csvType],
  ["rooms.tsv", csvType],
  ["rooms.2026.xlsx", xlsxType],
  ["rooms.xls", undefined],
  ["rooms.csv.exe", undefined],
  ["rooms", undefined],
])("%s is sent as %s", (name, type) => {
  expect(typeOfFile(name)).toBe(type);
});

it("knows a file that is too large before it is sent", () => {
  expect([isTooLarge({ size: 10 * 1024 * 1024 }), isTooLarge({ size: 10 * 1024 * 1024 + 1 })]).toEqual([false, true]);
});
