import { describe, expect, it } from "vitest";
import type { RowFields } from "./import-words.ts";
import { readAccountRow } from "./read-account-row.ts";
import { readServiceRow } from "./read-service-row.ts";
import { readVendorRow } from "./read-vendor-row.ts";
import { ruleText, toFeeTiers, toLargeGroup, toRule, toWeekdays, toWeekHours } from "./terms-texts.ts";

const minorUnitsOf = (currency: string) => ({ DKK: 2, NOK: 2, JPY: 0 })[currency];

describe("a deadline", () => {
  it.each<[string, object | undefined]>([
    ["2 days 14:00", { kind: "business_days", days: 2, at: "14:00" }],
    ["2 dage kl. 14.00", { kind: "business_days", days: 2, at: "14:00" }],
    ["1 business day at 9:30", { kind: "business_days", days: 1, at: "09:30" }],
    ["1 hverdag 9:30", { kind: "business_days", days: 1, at: "09:30" }],
    ["same day 07:00", { kind: "business_days", days: 0, at: "07:00" }],
    ["samme dag kl 7:00", { kind: "business_days", days: 0, at: "07:00" }],
    ["90 minutes", { kind: "business_minutes", minutes: 90 }],
    ["90 minutter", { kind: "business_minutes", minutes: 90 }],
    ["2 hours", { kind: "business_minutes", minutes: 120 }],
    ["2 timer", { kind: "business_minutes", minutes: 120 }],
    ["2 days", undefined],
    ["2 days 24:00", undefined],
    ["-2 days 14:00", undefined],
    ["400 days 14:00", undefined],
    ["99999 minutes", undefined],
    ["soon", undefined],
  ])("%s", (text, rule) => {
    expect(toRule(text)).toEqual(rule);
    if (rule !== undefined) expect(toRule(ruleText(toRule(text)!))).toEqual(rule);
  });
});

describe("fees, large groups and hours", () => {
  it.each<[string, number | undefined]>([
    ["0 % until 2 days 14:00; 50 % until 1 day 14:00; 100 %", 3],
    ["50% indtil 1 dag 14:00; 100%", 2],
    ["-", 0],
    ["50 %; 100 %", undefined],
    ["100 % until 1 day 14:00; 50 %", undefined],
    ["101 %", undefined],
    ["half", undefined],
  ])("fees %s", (text, count) => expect(toFeeTiers(text)?.length).toBe(count));

  it.each<[string, object | null | undefined]>([
    ["30: 1 day", { fromQuantity: 30, daysEarlier: 1 }],
    ["fra 30: 2 dage", { fromQuantity: 30, daysEarlier: 2 }],
    ["-", null],
    ["1: 1 day", undefined],
    ["many", undefined],
  ])("large groups %s", (text, group) => expect(toLargeGroup(text)).toEqual(group));

  it.each<[string, number[] | undefined]>([
    ["Mon-Fri", [1, 2, 3, 4, 5]],
    ["man-fre, lør", [1, 2, 3, 4, 5, 6]],
    ["1; 3", [1, 3]],
    ["Fri-Mon", undefined],
    ["someday", undefined],
  ])("weekdays %s", (text, days) => expect(toWeekdays(text)).toEqual(days));

  it.each<[string, number | undefined]>([
    ["Mon-Fri 07:00-17:00; Sat 8:00-14:00", 6],
    ["man-søn 00:00-24:00", 7],
    ["Mon 08:00-12:00; Mon 13:00-17:00", 2],
    ["Mon 08:00-12:00; Mon 11:00-17:00", undefined],
    ["Mon 12:00-08:00", undefined],
    ["Mon 08:00-25:00", undefined],
  ])("hours %s", (text, count) => expect(toWeekHours(text)?.length).toBe(count));
});

describe("a row of vendors", () => {
  const good: RowFields = { name: "Kitchen", kind: "In-house", hours: "Mon-Fri 07:00-17:00", orderBefore: "2 hours" };
  const problemsOf = (change: RowFields) =>
    readVendorRow({ ...good, ...change }).problems.map(({ field, code }) => `${field} ${code}`);

  it("is read with what it leaves out left open", () => {
    const { row, problems } = readVendorRow(good);
    expect(problems).toEqual([]);
    expect(row).toMatchObject({ name: "Kitchen", kind: "in_house", feeTiers: undefined, largeGroup: undefined });
  });

  it.each<[RowFields, string]>([
    [{ name: "" }, "name missing"],
    [{ kind: "friend" }, "kind not_a_choice"],
    [{ email: "nobody" }, "email not_an_email"],
    [{ phone: "call me" }, "phone not_a_phone"],
    [{ hours: "Mon 12:00-08:00" }, "hours not_hours"],
    [{ timeZone: "Mars/Base" }, "timeZone not_a_time_zone"],
    [{ orderBefore: "soon" }, "orderBefore not_a_deadline"],
    [{ feeTiers: "50 %; 100 %" }, "feeTiers not_fee_tiers"],
    [{ largeGroup: "many" }, "largeGroup not_a_large_group"],
    [{ capacityPerHour: "0" }, "capacityPerHour out_of_range"],
    [{ autoAccept: "perhaps" }, "autoAccept not_yes_or_no"],
    [{ extra: "more" }, "extra extra_cells"],
    [{ phone: "#REF!" }, "phone no_value"],
  ])("%j is %s", (change, problem) => expect(problemsOf(change)).toEqual([problem]));
});

describe("a row of services", () => {
  const good: RowFields = { name: "Coffee", currency: "dkk", category: "Drinks", unit: "person", price: "29,50" };
  const read = (change: RowFields) => readServiceRow({ ...good, ...change }, minorUnitsOf);
  const problemsOf = (change: RowFields) => read(change).problems.map(({ field, code }) => `${field} ${code}`);

  it.each<[RowFields, object]>([
    [{}, { currency: "DKK", priceMinor: 2950, unit: "person" }],
    [{ price: "1.234,50" }, { priceMinor: 123450 }],
    [{ price: "1,234.50" }, { priceMinor: 123450 }],
    [{ price: "29" }, { priceMinor: 2900 }],
    [{ currency: "JPY", price: "1200" }, { priceMinor: 1200 }],
    [{ vatPercent: "25 %" }, { vatPercent: 25 }],
    [{ vatPercent: "12,5" }, { vatPercent: 12.5 }],
    [{ unit: "pr. stk." }, { unit: "piece" }],
    [
      { options: "Oat milk: 5; Decaf: 0" },
      {
        options: [
          { name: "Oat milk", priceMinor: 500 },
          { name: "Decaf", priceMinor: 0 },
        ],
      },
    ],
    [{ diets: "vegan; Glutenfri" }, { diets: ["vegan", "gluten_free"] }],
    [{ allergens: "mælk, nuts" }, { allergens: ["milk", "nuts"] }],
    [{ allergens: "-" }, { allergens: [] }],
    [{ vendor: "A; B" }, { vendors: ["A", "B"] }],
    [{ weekdays: "Mon-Fri" }, { weekdays: [1, 2, 3, 4, 5] }],
    [{ name: "=HYPERLINK(1)" }, { name: "=HYPERLINK(1)" }],
  ])("%j is read", (change, expected) => {
    expect(read(change).problems).toEqual([]);
    expect(read(change).row).toMatchObject(expected);
  });

  it.each<[RowFields, string[]]>([
    [{ currency: "" }, ["currency missing"]],
    [{ currency: "XXQ" }, ["currency not_a_currency"]],
    [{ currency: "kroner" }, ["currency not_a_currency"]],
    [{ price: "-5" }, ["price not_an_amount"]],
    [{ price: "29.505" }, []],
    [{ price: "2,5,5" }, ["price not_an_amount"]],
    [{ price: "free" }, ["price not_an_amount"]],
    [{ currency: "JPY", price: "12.5" }, ["price not_an_amount"]],
    [{ unit: "box" }, ["unit not_a_choice"]],
    [{ vatPercent: "125" }, ["vatPercent not_a_percent"]],
    [{ minimumQuantity: "0" }, ["minimumQuantity out_of_range"]],
    [{ minimumQuantity: "2.5" }, ["minimumQuantity not_a_number"]],
    [{ minimumQuantity: "9", maximumQuantity: "3" }, ["maximumQuantity out_of_range"]],
    [{ options: "Oat milk" }, ["options not_options"]],
    [{ options: "Oat: 5; oat: 6" }, ["options not_options"]],
    [{ diets: "keto" }, ["diets not_a_choice"]],
    [{ allergens: "constructor" }, ["allergens not_a_choice"]],
    [{ leadTime: "soon" }, ["leadTime not_a_deadline"]],
    [{ priceFrom: "2026-02-30" }, ["priceFrom not_a_day"]],
    [{ priceFrom: "2026-12-01", price: "" }, ["price missing"]],
    [{ offeredFrom: "25:00" }, ["offeredFrom not_a_time"]],
    [{ weekdays: "someday" }, ["weekdays not_weekdays"]],
  ])("%j: %j", (change, problems) => expect(problemsOf(change)).toEqual(problems));
});

describe("a row of accounts", () => {
  const good: RowFields = { code: "4711", name: "Marketing", currency: "DKK", budget: "10.000,00" };
  const read = (change: RowFields, before?: string) =>
    readAccountRow({ ...good, ...change }, minorUnitsOf, () => before);
  const problemsOf = (change: RowFields, before?: string) =>
    read(change, before).problems.map(({ field, code }) => `${field} ${code}`);

  it("is read, with the currency of an account that is there", () => {
    expect(read({}).row).toMatchObject({ code: "4711", currency: "DKK", budgetMinor: 1_000_000, owner: undefined });
    expect(read({ currency: "" }, "NOK").row.currency).toBe("NOK");
  });

  it.each<[RowFields, string | undefined, string]>([
    [{ code: "" }, undefined, "code missing"],
    [{ code: "x".repeat(41) }, undefined, "code too_long"],
    [{ currency: "" }, undefined, "currency missing"],
    [{ currency: "ABC" }, undefined, "currency not_a_currency"],
    [{ currency: "DKK" }, "NOK", "currency currency_fixed"],
    [{ owner: "bo" }, undefined, "owner not_an_email"],
    [{ approvalLimit: "lots" }, undefined, "approvalLimit not_an_amount"],
    [{ budgetPeriod: "week" }, undefined, "budgetPeriod not_a_choice"],
    [{ budgetPeriod: "month", budget: "" }, undefined, "budget missing"],
  ])("%j is %s %s", (change, before, problem) => expect(problemsOf(change, before)).toEqual([problem]));
});
