import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consequencesOf, type OrderedLine, type WantedLine } from "./consequence-rules.ts";
import type { FeeSchedule } from "./fee-rules.ts";

const currency = "DKK";
const fees: FeeSchedule = {
  change: [
    { after: "2026-11-17T13:00:00.000Z", percent: 50 },
    { after: "2026-11-18T13:00:00.000Z", percent: 100 },
  ],
  cancel: [{ after: "2026-11-16T13:00:00.000Z", percent: 100 }],
};
const free = new Date("2026-11-16T12:00:00Z");
const half = new Date("2026-11-18T12:00:00Z");

function ordered(id: string, quantity: number, more: Partial<OrderedLine> = {}): OrderedLine {
  return {
    id,
    service: { id: `service-${id}`, name: id },
    quantity,
    unitPriceMinor: 1_000,
    totalMinor: quantity * 1_000,
    options: [],
    deliverAt: "2026-11-19T11:00:00.000Z",
    fees,
    isPromised: true,
    ...more,
  };
}

function wanted(line: OrderedLine, more: Partial<WantedLine> = {}): WantedLine {
  const quantity = more.quantity ?? line.quantity;
  return {
    id: line.id,
    service: line.service,
    quantity,
    totalMinor: quantity * line.unitPriceMinor,
    options: line.options,
    deliverAt: line.deliverAt,
    ...more,
  };
}

const lunch = ordered("lunch", 12);

describe("what a change of an order costs", () => {
  it.each<[string, WantedLine[], Date, number, number, string]>([
    ["nothing when nothing changes", [wanted(lunch)], half, 0, 12_000, "change"],
    ["nothing before the cut-off", [wanted(lunch, { quantity: 2 })], free, 0, 2_000, "change"],
    ["the fee of what is not wanted any more", [wanted(lunch, { quantity: 9 })], half, 1_500, 9_000, "change"],
    ["nothing for more of it", [wanted(lunch, { quantity: 20 })], half, 0, 20_000, "change"],
    ["the fee of a cancellation for a line that goes", [], half, 12_000, 0, "cancel"],
    [
      "the fee of all of it where it is wanted at another moment",
      [wanted(lunch, { deliverAt: "2026-11-19T12:00:00Z" })],
      half,
      6_000,
      12_000,
      "change",
    ],
    ["the fee of all of it with other options", [wanted(lunch, { options: ["vegan"] })], half, 6_000, 12_000, "change"],
    [
      "nothing for the same moment in another zone",
      [wanted(lunch, { deliverAt: "2026-11-19T12:00:00+01:00" })],
      half,
      0,
      12_000,
      "change",
    ],
  ])("%s", (_name, after, now, fee, total, cause) => {
    const consequences = consequencesOf({ currency, before: [lunch], after, now });
    expect(consequences.fee).toEqual({ amountMinor: fee, currency });
    expect(consequences.total.after).toEqual({ amountMinor: total, currency });
    expect(consequences.lines[0]?.cause).toBe(cause);
  });

  it("is nothing for what no vendor counts on", () => {
    const declined = { ...lunch, isPromised: false };
    expect(consequencesOf({ currency, before: [declined], after: [], now: half }).fee.amountMinor).toBe(0);
  });

  it("says until when it holds: the next moment at which one of the fees rises", () => {
    const coffee = ordered("coffee", 12, {
      fees: { change: [], cancel: [{ after: "2026-11-18T09:00:00.000Z", percent: 10 }] },
    });
    const at = new Date("2026-11-17T08:00:00Z");
    const change = { currency, before: [lunch, coffee], now: at };
    expect(consequencesOf({ ...change, after: [wanted(lunch, { quantity: 3 })] }).holdsUntil).toBe(
      "2026-11-17T13:00:00.000Z",
    );
    expect(consequencesOf({ ...change, after: [wanted(lunch)] }).holdsUntil).toBe("2026-11-18T09:00:00.000Z");
    expect(consequencesOf({ ...change, after: [wanted(lunch), wanted(coffee)] }).holdsUntil).toBeNull();
  });

  it("names every line, what is added last", () => {
    const after = [{ ...wanted(ordered("cake", 5)), id: null }, wanted(lunch)];
    const { lines } = consequencesOf({ currency, before: [lunch], after, now: free });
    expect(lines.map(({ cause, service }) => [cause, service.name])).toEqual([
      ["change", "lunch"],
      ["add", "cake"],
    ]);
  });

  it("adds up, whatever is changed: the lines' fees are the fee, and no fee exceeds what is lost", () => {
    const line = fc.record({ quantity: fc.integer({ min: 1, max: 500 }), price: fc.integer({ min: 0, max: 100_000 }) });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, fc.integer({ min: 0, max: 600 })), { minLength: 1, maxLength: 40 }),
        fc.date({ min: free, max: new Date("2026-11-20T00:00:00Z"), noInvalidDate: true }),
        (some, now) => {
          const before = some.map(([{ quantity, price }], index) =>
            ordered(`line-${index}`, quantity, { unitPriceMinor: price, totalMinor: price * quantity }),
          );
          const after = before.flatMap((known, index) => {
            const quantity = some[index]?.[1] ?? 0;
            return quantity === 0 ? [] : [wanted(known, { quantity, totalMinor: quantity * known.unitPriceMinor })];
          });
          const { fee, lines, total } = consequencesOf({ currency, before, after, now });
          expect(lines.reduce((sum, one) => sum + one.fee.amountMinor, 0)).toBe(fee.amountMinor);
          expect(lines.reduce((sum, one) => sum + one.total.after.amountMinor, 0)).toBe(total.after.amountMinor);
          for (const one of lines) {
            const lost = Math.max(one.total.before.amountMinor - one.total.after.amountMinor, 0);
            expect(one.fee.amountMinor).toBeLessThanOrEqual(lost);
          }
        },
      ),
    );
  });
});
