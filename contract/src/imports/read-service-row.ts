import { decimalToMinor } from "../accounts/decimal-rules.ts";
import { allergens, diets, units, type Unit } from "../catalogue/catalogue.ts";
import { catalogueLimits } from "../catalogue/catalogue-limits.ts";
import type { CutOffRule } from "../service-orders/cut-off-rules.ts";
import { Cells, folded, listed, toYesOrNo } from "./cells.ts";
import type { RowProblem } from "./import.ts";
import type { ImportColumn, RowFields } from "./import-words.ts";
import { toRule, toWeekdays } from "./terms-texts.ts";

/** A row of services as far as its cells can be read; an empty cell leaves what is there, and `-` empties a list. */
export interface ServiceRow {
  name: string;
  currency: string;
  category: string | undefined;
  description: string | undefined;
  unit: Unit | undefined;
  priceMinor: number | undefined;
  /** From which day the price holds; without it, at once. */
  priceFrom: string | undefined;
  vatPercent: number | undefined;
  minimumQuantity: number | undefined;
  maximumQuantity: number | undefined;
  options: { name: string; priceMinor: number }[] | undefined;
  diets: (typeof diets)[number][] | undefined;
  allergens: (typeof allergens)[number][] | undefined;
  vendors: string[] | undefined;
  /** The vendors' own deadline for it. */
  leadTime: CutOffRule | undefined;
  changeBefore: CutOffRule | undefined;
  catalogues: string[] | undefined;
  sites: string[] | undefined;
  weekdays: number[] | undefined;
  offeredFrom: string | undefined;
  offeredUntil: string | undefined;
  popular: boolean | undefined;
}

/** The decimals of a currency; undefined for one in which nothing is kept. */
export type MinorUnitsOf = (currency: string) => number | undefined;

export function readServiceRow(
  fields: RowFields,
  minorUnitsOf: MinorUnitsOf,
): { row: ServiceRow; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const cells = new Cells(fields, problems);
  if (cells.text("extra") !== undefined) cells.refuse("extra", "extra_cells");
  const { currency, amount } = readCurrency(cells, minorUnitsOf);
  const names = (field: ImportColumn) => cells.read(field, toList, "missing");
  const row: ServiceRow = {
    name: cells.neededName("name"),
    currency,
    category: cells.name("category"),
    description: cells.read("description", (text) => (text.length <= 1000 ? text : undefined), "too_long", {
      most: 1000,
    }),
    unit: cells.read("unit", toUnit, "not_a_choice", { expected: units.join(", ") }),
    priceMinor: amount("price"),
    priceFrom: cells.read("priceFrom", toDay, "not_a_day"),
    vatPercent: cells.read("vatPercent", toPercent, "not_a_percent"),
    minimumQuantity: cells.number("minimumQuantity", 1, catalogueLimits.quantity),
    maximumQuantity: cells.number("maximumQuantity", 1, catalogueLimits.quantity),
    options: cells.read("options", (text) => toOptions(text, minorUnitsOf(currency)), "not_options"),
    diets: cells.read("diets", (text) => toWords(text, diets, dietWords), "not_a_choice", {
      expected: diets.join(", "),
    }),
    allergens: cells.read("allergens", (text) => toWords(text, allergens, allergenWords), "not_a_choice", {
      expected: allergens.join(", "),
    }),
    vendors: names("vendor"),
    leadTime: cells.read("leadTime", toRule, "not_a_deadline"),
    changeBefore: cells.read("changeBefore", toRule, "not_a_deadline"),
    catalogues: names("catalogue"),
    sites: names("sites"),
    weekdays: cells.read("weekdays", toWeekdays, "not_weekdays"),
    offeredFrom: cells.read("offeredFrom", toTime, "not_a_time"),
    offeredUntil: cells.read("offeredUntil", toTime, "not_a_time"),
    popular: cells.read("popular", toYesOrNo, "not_yes_or_no"),
  };
  if (row.priceFrom !== undefined && !cells.isGiven("price")) cells.refuse("price", "missing");
  const { minimumQuantity: least, maximumQuantity: most } = row;
  if (least !== undefined && most !== undefined && least > most) {
    cells.refuse("maximumQuantity", "out_of_range", { least, most: catalogueLimits.quantity });
  }
  return { row, problems };
}

/** The row's currency, and how its amounts are read. */
export function readCurrency(cells: Cells, minorUnitsOf: MinorUnitsOf) {
  const toCurrency = (text: string) => {
    const code = text.toUpperCase();
    return /^[A-Z]{3}$/.test(code) && minorUnitsOf(code) !== undefined ? code : undefined;
  };
  const currency = cells.read("currency", toCurrency, "not_a_currency") ?? cells.needed("currency");
  const minorUnits = minorUnitsOf(currency);
  const toAmount = (text: string) => {
    // Without a currency nothing can be said of an amount but that it is one.
    const amount = decimalToMinor(text.replace(/^[A-Z]{3}\s|\s[A-Z]{3}$/i, ""), minorUnits ?? 2);
    return amount !== undefined && amount >= 0 && amount <= catalogueLimits.price ? amount : undefined;
  };
  const expected = currency || "the currency";
  return { currency, amount: (field: ImportColumn) => cells.read(field, toAmount, "not_an_amount", { expected }) };
}

function toList(text: string): string[] | undefined {
  return text === "-" ? [] : [...new Set(listed(text))];
}

const unitWords: Record<string, Unit> = {
  ...{ order: "order", per_order: "order", bestilling: "order", pr_bestilling: "order" },
  ...{ person: "person", per_person: "person", kuvert: "person", pr_person: "person" },
  ...{ piece: "piece", per_piece: "piece", stk: "piece", styk: "piece", pr_stk: "piece" },
  ...{ hour: "hour", per_hour: "hour", time: "hour", pr_time: "hour" },
};

function toUnit(text: string): Unit | undefined {
  const word = folded(text).replaceAll(".", "");
  return Object.hasOwn(unitWords, word) ? unitWords[word] : undefined;
}

const dietWords: Record<string, (typeof diets)[number]> = {
  vegetarisk: "vegetarian",
  vegansk: "vegan",
  glutenfri: "gluten_free",
  laktosefri: "lactose_free",
};
const allergenWords: Record<string, (typeof allergens)[number]> = {
  ...{ krebsdyr: "crustaceans", æg: "eggs", egg: "eggs", fisk: "fish", jordnødder: "peanuts", soja: "soybeans" },
  ...{ soya: "soybeans", mælk: "milk", nødder: "nuts", selleri: "celery", sennep: "mustard", sesam: "sesame" },
  ...{ sulfitter: "sulphites", lupiner: "lupin", bløddyr: "molluscs" },
};

function toWords<Word extends string>(
  text: string,
  known: readonly Word[],
  others: Record<string, Word>,
): Word[] | undefined {
  if (text === "-") return [];
  const words = listed(text).map((one) => {
    const word = folded(one);
    return known.find((other) => other === word) ?? (Object.hasOwn(others, word) ? others[word] : undefined);
  });
  return words.every((word) => word !== undefined) ? [...new Set(words)] : undefined;
}

function toPercent(text: string): number | undefined {
  const number = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text);
  const value = number ? Number(`${number[1]}.${number[2] ?? "0"}`) : Number.NaN;
  return value <= 100 ? value : undefined;
}

function toDay(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T00:00.*)?$/.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`)
    ? `${year}-${month}-${day}`
    : undefined;
}

function toTime(text: string): string | undefined {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? undefined : `${hour.padStart(2, "0")}:${minute}`;
}

/** `Oat milk: 5; Decaf: 0` */
function toOptions(text: string, minorUnits: number | undefined): { name: string; priceMinor: number }[] | undefined {
  if (text === "-") return [];
  const options = text
    .split(/[;|\n]/)
    .filter((one) => one.trim() !== "")
    .map((one) => {
      const [, name = "", price = ""] = /^(.+?)\s*[:=]\s*([\d.,\s]+)$/.exec(one.trim()) ?? [];
      return { name: name.trim(), priceMinor: decimalToMinor(price, minorUnits ?? 2) ?? -1 };
    });
  const names = new Set(options.map(({ name }) => name.toLowerCase()));
  const isRight = options.every(({ name, priceMinor }) => name !== "" && name.length <= 100 && priceMinor >= 0);
  return isRight && names.size === options.length && options.length <= catalogueLimits.options ? options : undefined;
}
