import type { KeptService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import { toMajor } from "./amounts.ts";

// The services as a spreadsheet, one a row.

const columns = [
  "category",
  "name",
  "description",
  "unit",
  "price",
  "currency",
  "vatPercent",
  "minimum",
  "maximum",
  "options",
  "diets",
  "allergens",
  "weekdays",
  "from",
  "until",
  "seasonFrom",
  "seasonUntil",
  "popular",
  "vendors",
  "catalogues",
  "picture",
] as const;

/** Services as CSV with a byte order mark, by which spreadsheets know that it is UTF-8. */
export function servicesAsCsv(services: readonly KeptService[]): string {
  const lines = services.map((service) => {
    const { currency } = service.price;
    const amount = (minor: number) => toMajor(minor, currency);
    return [
      service.category.name,
      service.name,
      service.description,
      service.unit,
      amount(service.price.amountMinor),
      currency,
      String(service.vatPercent),
      String(service.minimumQuantity),
      String(service.maximumQuantity),
      service.options.map(({ name, price }) => `${name}=${amount(price.amountMinor)}`).join("; "),
      service.diets.join("; "),
      service.allergens.join("; "),
      service.offeredWeekdays.join("; "),
      service.offeredFrom ?? "",
      service.offeredUntil ?? "",
      service.seasonFrom ?? "",
      service.seasonUntil ?? "",
      service.popular ? "yes" : "no",
      service.vendors
        .map(({ vendor, ownPrice }) => (ownPrice ? `${vendor.name}=${amount(ownPrice.amountMinor)}` : vendor.name))
        .join("; "),
      service.catalogues.map(({ name }) => name).join("; "),
      service.imageUrl ? "yes" : "no",
    ];
  });
  return `\uFEFF${[[...columns], ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A spreadsheet takes what begins like this for a formula and runs it; behind an apostrophe it is text. */
const formula = /^[=+\-@\t\r]/;
const plainNumber = /^-?\d+(\.\d+)?$/;

function cell(value: string): string {
  const safe = formula.test(value) && !plainNumber.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
