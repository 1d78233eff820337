import { expect, it } from "vitest";
import { readTypedLines } from "./invoice-lines.ts";

it.each([
  ["12; Coffee; 10; 300,00", { orderNumber: 12, text: "Coffee", quantity: 10, amountMinor: 30_000 }],
  ["#12;Coffee;;300", { orderNumber: 12, text: "Coffee", quantity: null, amountMinor: 30_000 }],
  ["; Extra; 1,5; -5.05", { orderNumber: null, text: "Extra", quantity: 1.5, amountMinor: -505 }],
])("reads %s", (line, expected) => {
  expect(readTypedLines(`\n${line}\n`, 2)).toEqual({ lines: [expected] });
});

it.each(["12; Coffee; 300", "x; Coffee; 1; 300", "12; Coffee; many; 300", "12; Coffee; 1; 3,000.001"])(
  "says that %s cannot be read",
  (line) => {
    expect(readTypedLines(`1; a; 1; 1\n${line}`, 2)).toEqual({ number: 2, line });
  },
);
