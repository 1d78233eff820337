import type { OfferedService, Unit } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { KeptService, NewService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import type { VendorRule } from "@magic-meetings/contract/vendors/vendor.ts";
import { digitsOf, toMinor, toMajor } from "./amounts.ts";

// A service as a form: numbers and amounts are text while they are typed.

export interface Reference {
  id: string;
  name: string;
}

export interface OptionForm {
  /** What orders know it by; empty for one that is new. */
  key: string;
  name: string;
  price: string;
}

export interface VendorForm {
  vendor: Reference;
  /** Empty: the service's price. */
  ownPrice: string;
  ownRule: VendorRule | null;
}

export type ServiceForm = {
  name: string;
  description: string;
  categoryId: string;
  popular: boolean;
  price: string;
  currency: string;
  unit: Unit;
  vatPercent: string;
  minimumQuantity: string;
  maximumQuantity: string;
  options: OptionForm[];
  diets: OfferedService["diets"];
  allergens: OfferedService["allergens"];
  offeredWeekdays: number[];
  offeredFrom: string;
  offeredUntil: string;
  /** `MM-DD`; both empty: all year. */
  seasonFrom: string;
  seasonUntil: string;
  vendors: VendorForm[];
  catalogues: Reference[];
};

export function blankService(currency: string, categoryId: string): ServiceForm {
  return {
    name: "",
    description: "",
    categoryId,
    popular: false,
    price: "",
    currency,
    unit: "person",
    vatPercent: "25",
    minimumQuantity: "1",
    maximumQuantity: "200",
    options: [],
    diets: [],
    allergens: [],
    offeredWeekdays: [1, 2, 3, 4, 5],
    offeredFrom: "",
    offeredUntil: "",
    seasonFrom: "",
    seasonUntil: "",
    vendors: [],
    catalogues: [],
  };
}

export function formOfService(service: KeptService): ServiceForm {
  const { currency } = service.price;
  const amount = (minor: number) => toMajor(minor, currency);
  return {
    name: service.name,
    description: service.description,
    categoryId: service.category.id,
    popular: service.popular,
    price: amount(service.price.amountMinor),
    currency,
    unit: service.unit,
    vatPercent: String(service.vatPercent),
    minimumQuantity: String(service.minimumQuantity),
    maximumQuantity: String(service.maximumQuantity),
    options: service.options.map(({ key, name, price }) => ({ key, name, price: amount(price.amountMinor) })),
    diets: service.diets,
    allergens: service.allergens,
    offeredWeekdays: service.offeredWeekdays,
    offeredFrom: service.offeredFrom ?? "",
    offeredUntil: service.offeredUntil ?? "",
    seasonFrom: service.seasonFrom ?? "",
    seasonUntil: service.seasonUntil ?? "",
    vendors: service.vendors.map(({ vendor, ownPrice, ownRule }) => ({
      vendor,
      ownPrice: ownPrice ? amount(ownPrice.amountMinor) : "",
      ownRule,
    })),
    catalogues: service.catalogues,
  };
}

/** What is sent; a change sends only what differs. */
export function bodyOfService(form: ServiceForm): NewService {
  const currency = form.currency.trim().toUpperCase();
  const price = (typed: string) => ({ amountMinor: toMinor(typed, currency), currency });
  return {
    name: form.name,
    description: form.description,
    categoryId: form.categoryId,
    popular: form.popular,
    price: price(form.price),
    unit: form.unit,
    vatPercent: toNumber(form.vatPercent),
    minimumQuantity: toWhole(form.minimumQuantity),
    maximumQuantity: toWhole(form.maximumQuantity),
    options: withKeys(form.options).map((option) => ({ ...option, price: price(option.price || "0") })),
    diets: form.diets,
    allergens: form.allergens,
    offeredWeekdays: form.offeredWeekdays,
    offeredFrom: form.offeredFrom || null,
    offeredUntil: form.offeredUntil || null,
    seasonFrom: form.seasonFrom || null,
    seasonUntil: form.seasonUntil || null,
    vendors: form.vendors.map(({ vendor, ownPrice, ownRule }) => ({
      vendorId: vendor.id,
      ownPrice: ownPrice.trim() ? price(ownPrice) : null,
      ownRule,
    })),
    catalogueIds: form.catalogues.map(({ id }) => id),
  };
}

export type FieldProblem =
  "empty" | "number" | "price" | "percent" | "time" | "day" | "currency" | "range" | "weekdays";

/** What is wrong, by the pointer of its field; the service says the same, and more. */
export function problemsOfService(form: ServiceForm): Record<string, FieldProblem> {
  const wrong: Record<string, FieldProblem> = {};
  const check = (pointer: string, isWrong: boolean, problem: FieldProblem) => {
    if (isWrong) wrong[pointer] ??= problem;
  };
  const isAmount = (typed: string) => !Number.isNaN(toMinor(typed, form.currency));
  const vat = toNumber(form.vatPercent);
  const [least, most] = [toWhole(form.minimumQuantity), toWhole(form.maximumQuantity)];
  check("/name", !form.name.trim(), "empty");
  check("/categoryId", !form.categoryId, "empty");
  check("/price/currency", digitsOf(form.currency) === undefined, "currency");
  check("/price", !isAmount(form.price), "price");
  check("/vatPercent", !(vat >= 0 && vat <= 100), "percent");
  check("/minimumQuantity", !(least >= 1), "number");
  check("/maximumQuantity", !(most >= 1), "number");
  check("/maximumQuantity", most < least, "range");
  form.options.forEach(({ name, price }, i) => {
    check(`/options/${i}/name`, !name.trim(), "empty");
    check(`/options/${i}/price`, price.trim() !== "" && !isAmount(price), "price");
  });
  form.vendors.forEach(({ ownPrice }, i) =>
    check(`/vendors/${i}/ownPrice`, ownPrice.trim() !== "" && !isAmount(ownPrice), "price"),
  );
  check("/offeredWeekdays", form.offeredWeekdays.length === 0, "weekdays");
  check("/offeredFrom", !isTime(form.offeredFrom), "time");
  check("/offeredUntil", !isTime(form.offeredUntil), "time");
  check(
    "/offeredUntil",
    form.offeredFrom !== "" && form.offeredUntil !== "" && form.offeredUntil < form.offeredFrom,
    "range",
  );
  check("/seasonFrom", !isSeasonDay(form.seasonFrom), "day");
  check("/seasonUntil", !isSeasonDay(form.seasonUntil), "day");
  return wrong;
}

function isTime(typed: string): boolean {
  return typed === "" || /^([01]\d|2[0-3]):[0-5]\d$/.test(typed);
}

const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isSeasonDay(day: string): boolean {
  if (day === "") return true;
  const [month = 0, date = 0] = day.split("-").map(Number);
  return date >= 1 && date <= (daysOfMonths[month - 1] ?? 0);
}

export function toWhole(typed: string): number {
  return /^\s*\d+\s*$/.test(typed) ? Number(typed) : Number.NaN;
}

export function toNumber(typed: string): number {
  return /^\s*\d+([.,]\d{1,2})?\s*$/.test(typed) ? Number(typed.trim().replace(",", ".")) : Number.NaN;
}

/** A new option's key is made from its name, and is its alone. */
function withKeys(options: readonly OptionForm[]): OptionForm[] {
  const taken = new Set(options.map(({ key }) => key).filter(Boolean));
  return options.map((option) => {
    if (option.key) return option;
    const base = slug(option.name);
    let key = base;
    for (let number = 2; taken.has(key); number += 1) key = `${base}-${number}`;
    taken.add(key);
    return { ...option, key };
  });
}

function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "oe")
    .replaceAll("å", "aa")
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 30);
  return plain || "option";
}
