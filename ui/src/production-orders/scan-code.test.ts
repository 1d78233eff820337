import { expect, it } from "vitest";
import { numberIn } from "./scan-code.ts";

const id = "01930000-0000-7000-8000-00000000000a";

it.each([
  ["1042", 1042],
  [" No. 1042", 1042],
  ["#7", 7],
  ["", undefined],
  ["coffee", undefined],
  [id, undefined],
  ["12345678901234", undefined],
])("%s is the number %s", (text, number) => {
  expect(numberIn(text)).toBe(number);
});
