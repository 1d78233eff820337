import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchInvoice, type InvoicedLine, type PostedItem } from "./match-invoice-rules.ts";

const item = (id: string, orderNumber: number, service: string, quantity: number, postedMinor: number): PostedItem => ({
  id,
  orderNumber,
  service,
  quantity,
  postedMinor,
});
const line = (
  number: number,
  orderNumber: number | null,
  text: string,
  quantity: number | null,
  amountMinor: number,
): InvoicedLine => ({ number, orderNumber, text, quantity, amountMinor });

const coffee = item("coffee", 7, "Coffee", 10, 3_000);
const lunch = item("lunch", 7, "Sandwich lunch", 10, 12_000);
const twin = item("twin", 7, "Tea", 10, 3_000);
const other = item("other", 8, "Coffee", 4, 1_200);

describe("matching an invoice", () => {
  it.each([
    ["the same amount and service", [line(1, 7, "coffee", 10, 3_000)], [coffee, twin], [["matched", ["coffee"], 0]]],
    ["the amount where the words differ", [line(1, 7, "Kaffe", 10, 3_000)], [coffee], [["matched", ["coffee"], 0]]],
    [
      "the service where the amount differs",
      [line(1, 7, "Sandwich lunch", 10, 12_500)],
      [coffee, lunch],
      [["differs", ["lunch"], 500]],
    ],
    ["a whole order at once", [line(1, 7, "", null, 15_000)], [coffee, lunch], [["matched", ["coffee", "lunch"], 0]]],
    ["what is alone", [line(1, 7, "Catering", 1, 2_500)], [coffee], [["differs", ["coffee"], -500]]],
    ["nothing without an order's number", [line(1, null, "Coffee", 10, 3_000)], [coffee], [["unknown", [], null]]],
    ["nothing of another order", [line(1, 9, "Coffee", 10, 3_000)], [coffee, other], [["unknown", [], null]]],
    [
      "each item once",
      [line(1, 7, "Coffee", 10, 3_000), line(2, 7, "Coffee", 10, 3_000)],
      [coffee],
      [
        ["matched", ["coffee"], 0],
        ["unknown", [], null],
      ],
    ],
    [
      "exact amounts before near ones, whatever the order of the lines",
      [line(1, 7, "Something", 1, 2_900), line(2, 7, "Something", 1, 3_000)],
      [coffee, lunch],
      [
        ["differs", ["lunch"], -9_100],
        ["matched", ["coffee"], 0],
      ],
    ],
    [
      "the quantity where a service stands twice",
      [line(1, 7, "Coffee", 20, 6_100)],
      [coffee, item("more", 7, "Coffee", 20, 6_000)],
      [["differs", ["more"], 100]],
    ],
    [
      "no guess between two lines and one item",
      [line(1, 7, "A", 1, 100), line(2, 7, "B", 1, 200)],
      [coffee],
      [
        ["unknown", [], null],
        ["unknown", [], null],
      ],
    ],
  ] as const)("takes %s", (_, lines, posted, expected) => {
    const found = matchInvoice(lines, posted).map((match) => [match.outcome, match.itemIds, match.differenceMinor]);
    expect(found).toEqual(expected);
  });

  it("gives no item to two lines, answers every line, and says differences exactly", () => {
    const orders = fc.integer({ min: 1, max: 3 });
    const amounts = fc.integer({ min: 1, max: 5 });
    const names = fc.constantFrom("a", "b", "c");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.option(orders), names, amounts), { maxLength: 12 }),
        fc.array(fc.tuple(orders, names, amounts), { maxLength: 12 }),
        (asked, given) => {
          const posted = given.map(([order, name, amount], i) => item(String(i), order, name, 1, amount));
          const lines = asked.map(([order, name, amount], i) => line(i + 1, order, name, 1, amount));
          const matches = matchInvoice(lines, posted);
          const used = matches.flatMap(({ itemIds }) => itemIds);
          expect(new Set(used).size).toBe(used.length);
          expect(matches.map(({ number }) => number)).toEqual(lines.map(({ number }) => number));
          for (const [index, match] of matches.entries()) {
            const sum = posted.filter(({ id }) => match.itemIds.includes(id)).reduce((a, b) => a + b.postedMinor, 0);
            if (match.outcome !== "unknown") expect(match.differenceMinor).toBe((lines[index]?.amountMinor ?? 0) - sum);
          }
        },
      ),
    );
  });

  it("matches ten thousand lines in no time that anybody notices", () => {
    const posted = Array.from({ length: 10_000 }, (_, i) => item(String(i), 1, `Service ${i}`, 1, i + 1));
    const lines = posted.map(({ service, postedMinor }, i) => line(i + 1, 1, service, 1, postedMinor));
    expect(matchInvoice(lines, posted).every(({ outcome }) => outcome === "matched")).toBe(true);
  });
});
