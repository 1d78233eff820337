import { columnsOf, type ImportColumn, type ImportKind } from "@magic-meetings/contract/imports/import-words.ts";
import { columnHeadings, danishPlaceHeadings, otherPlaceNames } from "./place-headings.ts";

export type TemplateLanguage = "en" | "da";

/** What the templates of everything but places call their columns: in English, in Danish, and what people say as well. */
const further: Partial<Record<ImportColumn, readonly [en: string, da: string, ...others: string[]]>> = {
  name: ["Name", "Navn"],
  category: ["Category", "Kategori"],
  description: ["Description", "Beskrivelse"],
  unit: ["Unit", "Enhed", "per"],
  price: ["Price", "Pris", "unit price", "stykpris"],
  currency: ["Currency", "Valuta"],
  priceFrom: ["Price from", "Pris fra", "valid from", "gælder fra"],
  vatPercent: ["VAT %", "Moms %", "vat", "moms"],
  minimumQuantity: ["Minimum", "Mindst", "minimum quantity"],
  maximumQuantity: ["Maximum", "Højst", "maximum quantity"],
  options: ["Options", "Valgmuligheder", "tilvalg"],
  diets: ["Diets", "Kost", "diæter"],
  allergens: ["Allergens", "Allergener"],
  vendor: ["Vendor", "Leverandør", "vendors", "leverandører"],
  leadTime: ["Lead time", "Bestillingsfrist", "order before"],
  changeBefore: ["Change before", "Ændringsfrist"],
  catalogue: ["Catalogue", "Katalog", "catalogues", "kataloger"],
  sites: ["Sites", "Lokationer", "site", "lokation"],
  weekdays: ["Weekdays", "Ugedage"],
  offeredFrom: ["Offered from", "Udbydes fra"],
  offeredUntil: ["Offered until", "Udbydes til"],
  popular: ["Popular", "Populær"],
  kind: ["Kind", "Type"],
  email: ["E-mail", "E-mail", "mail"],
  phone: ["Phone", "Telefon"],
  hours: ["Business hours", "Åbningstider", "hours"],
  timeZone: ["Time zone", "Tidszone"],
  orderBefore: ["Order before", "Bestillingsfrist"],
  cancelBefore: ["Cancel before", "Afbestillingsfrist"],
  feeTiers: ["Fees", "Gebyrer", "fee tiers"],
  largeGroup: ["Large groups", "Store selskaber"],
  capacityPerHour: ["Portions an hour", "Portioner i timen", "capacity per hour"],
  autoAccept: ["Accept by itself", "Accepteres automatisk", "auto accept"],
  code: ["Code", "Kode", "account", "konto", "account number", "kontonummer"],
  owner: ["Owner", "Ejer", "owner e-mail", "ejers e-mail"],
  approvalLimit: ["Approval limit", "Godkendelsesgrænse", "limit"],
  budget: ["Budget", "Budget"],
  budgetPeriod: ["Budget period", "Budgetperiode"],
};

/** What people call the thing itself, whose name it is. */
const nameWords: Record<ImportKind, readonly string[]> = {
  places: [],
  services: ["service", "ydelse", "service name"],
  vendors: ["vendor", "leverandør", "vendor name"],
  accounts: ["account name", "kontonavn"],
};

/** What the template of a kind calls a column. */
export function headingOf(kind: ImportKind, column: ImportColumn, language: TemplateLanguage = "en"): string {
  if (kind === "places") return (language === "da" ? danishPlaceHeadings : columnHeadings)[column as "site"];
  const [en = column, da = en] = further[column] ?? [];
  return language === "da" ? da : en;
}

function namesOf(kind: ImportKind, column: ImportColumn): readonly string[] {
  const both = [headingOf(kind, column, "en"), headingOf(kind, column, "da")];
  if (kind === "places") return [column, ...both, ...(otherPlaceNames[column as "site"] ?? [])];
  const others = column === "name" ? nameWords[kind] : (further[column]?.slice(2) ?? []);
  return [column, ...both, ...others];
}

const columnsByName = new Map<ImportKind, Map<string, ImportColumn>>();

/** The column that a heading names, however it is written; the first one where several are called that. */
export function findColumn(kind: ImportKind, heading: string): ImportColumn | undefined {
  let known = columnsByName.get(kind);
  if (known === undefined) {
    known = new Map();
    for (const column of columnsOf[kind]) {
      for (const name of namesOf(kind, column)) if (!known.has(folded(name))) known.set(folded(name), column);
    }
    columnsByName.set(kind, known);
  }
  return known.get(folded(heading));
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
