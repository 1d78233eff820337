import type { KeptService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import { describe, expect, it } from "vitest";
import { digitsOf, toMajor, toMinor } from "./amounts.ts";
import { blankService, bodyOfService, formOfService, problemsOfService, type ServiceForm } from "./service-form.ts";

const id = "0199a0e2-7c11-7cc3-98c4-dc0c0c07398f";
const money = (amountMinor: number) => ({ amountMinor, currency: "DKK" });
const allowed = { change: { ok: true }, delete: { ok: true }, restore: { ok: false } };
const rule = { kind: "business_days", days: 2, at: "12:00" } as const;

const service: KeptService = {
  id,
  version: 3,
  deletedAt: null,
  allowed,
  name: "Waffles",
  description: "With jam",
  category: { id, name: "Snacks" },
  unit: "person",
  price: money(4950),
  vatPercent: 25,
  minimumQuantity: 2,
  maximumQuantity: 200,
  options: [{ key: "cream", name: "With cream", price: money(600) }],
  diets: ["vegetarian"],
  allergens: ["gluten", "milk"],
  imageUrl: null,
  popular: false,
  offeredWeekdays: [1, 5],
  offeredFrom: "09:00",
  offeredUntil: null,
  seasonFrom: null,
  seasonUntil: null,
  vendors: [
    { vendor: { id, name: "Kitchen" }, ownPrice: money(0), ownRule: { orderBefore: rule, changeBefore: rule } },
  ],
  catalogues: [{ id, name: "Copenhagen" }],
};

describe("a service as a form", () => {
  it("is sent as it was read when nothing was typed", () => {
    const body = bodyOfService(formOfService(service));
    expect(body).toMatchObject({
      name: "Waffles",
      categoryId: id,
      price: money(4950),
      options: [{ key: "cream", name: "With cream", price: money(600) }],
      offeredFrom: "09:00",
      offeredUntil: null,
      vendors: [{ vendorId: id, ownPrice: money(0), ownRule: { orderBefore: rule } }],
      catalogueIds: [id],
    });
    expect(problemsOfService(formOfService(service))).toEqual({});
  });

  it("gives new options keys of their own, and leaves the keys that orders know", () => {
    const form = formOfService(service);
    const option = (name: string) => ({ key: "", name, price: "" });
    form.options = [...form.options, option("Crème brûlée & æbler"), option("Cream"), option("Cream"), option("乾杯")];
    expect(bodyOfService(form).options?.map(({ key }) => key)).toEqual([
      "cream",
      "creme-brulee-aebler",
      "cream-2",
      "cream-3",
      "option",
    ]);
  });

  it.each<[string, Partial<ServiceForm>, Record<string, string>]>([
    ["no name", { name: " " }, { "/name": "empty" }],
    ["a price of words", { price: "much" }, { "/price": "price" }],
    ["a negative price", { price: "-1" }, { "/price": "price" }],
    ["half an øre", { price: "1,005" }, { "/price": "price" }],
    ["half a person", { minimumQuantity: "1.5" }, { "/minimumQuantity": "number" }],
    ["nobody", { minimumQuantity: "0" }, { "/minimumQuantity": "number" }],
    ["most below least", { maximumQuantity: "1" }, { "/maximumQuantity": "range" }],
    ["too much VAT", { vatPercent: "101" }, { "/vatPercent": "percent" }],
    ["no weekday", { offeredWeekdays: [] }, { "/offeredWeekdays": "weekdays" }],
    ["hours backwards", { offeredUntil: "08:00" }, { "/offeredUntil": "range" }],
    ["30 February", { seasonFrom: "02-30", seasonUntil: "03-01" }, { "/seasonFrom": "day" }],
    ["an option without a name", { options: [{ key: "", name: "", price: "" }] }, { "/options/0/name": "empty" }],
  ])("says at the field what is wrong with %s", (_, part, expected) => {
    expect(problemsOfService({ ...formOfService(service), ...part })).toEqual(expected);
  });

  it("begins empty, with what is missing named", () => {
    expect(Object.keys(problemsOfService(blankService("DKK", "")))).toEqual(["/name", "/categoryId", "/price"]);
  });
});

describe("an amount as it is typed", () => {
  it.each([
    ["49.50", "DKK", 4950],
    ["49,5", "DKK", 4950],
    [" 1 290 ", "DKK", 129_000],
    ["0", "DKK", 0],
    ["500", "JPY", 500],
    ["1.5", "JPY", Number.NaN],
    ["1.234", "KWD", 1234],
    ["1e3", "DKK", Number.NaN],
    ["", "DKK", Number.NaN],
  ])("%s %s is %d minor units", (typed, currency, minor) => {
    expect(toMinor(typed, currency)).toBe(minor);
    if (!Number.isNaN(minor)) expect(toMinor(toMajor(minor, currency), currency)).toBe(minor);
  });

  it("knows what is no currency", () => {
    expect([digitsOf("DKK"), digitsOf("JPY"), digitsOf("D"), digitsOf("12A")]).toEqual([2, 0, undefined, undefined]);
  });
});
