import { strToU8, zipSync } from "fflate";
import {
  columnsOf,
  csvType,
  xlsxType,
  type ImportColumn,
  type ImportKind,
} from "@magic-meetings/contract/imports/import-words.ts";
import { headingOf, type TemplateLanguage } from "./import-headings.ts";

const examples: Record<ImportKind, Partial<Record<ImportColumn, string>>> = {
  places: {
    countryCode: "DK",
    site: "Aarhus",
    timeZone: "Europe/Copenhagen",
    building: "Åhuset",
    floorLevel: "2",
    floor: "2nd floor",
    name: "Example room",
    email: "room-example@example.com",
    capacity: "16",
    features: "screen; video; whiteboard",
    layouts: "theatre:40; board:16",
    setupMinutes: "5",
    cleardownMinutes: "5",
    approval: "no",
    noShowMinutes: "10",
    accessible: "yes",
    reference: "",
  },
  services: {
    name: "Example coffee",
    category: "Coffee and tea",
    description: "Filter coffee with milk",
    unit: "person",
    price: "29.50",
    currency: "DKK",
    vatPercent: "25",
    minimumQuantity: "4",
    maximumQuantity: "200",
    options: "Oat milk: 5; Decaf: 0",
    diets: "vegetarian",
    allergens: "milk",
    vendor: "Example kitchen",
    leadTime: "2 hours",
    changeBefore: "2 hours",
    catalogue: "Example catalogue",
    sites: "Copenhagen",
    weekdays: "Mon-Fri",
    offeredFrom: "07:00",
    offeredUntil: "17:00",
    popular: "no",
  },
  vendors: {
    name: "Example kitchen",
    kind: "in-house",
    email: "kitchen@example.com",
    phone: "+45 12 34 56 78",
    sites: "Copenhagen",
    hours: "Mon-Fri 07:00-17:00; Sat 08:00-14:00",
    timeZone: "Europe/Copenhagen",
    orderBefore: "1 day 14:00",
    changeBefore: "2 days 14:00",
    cancelBefore: "2 days 14:00",
    feeTiers: "50 % until 1 day 14:00; 100 %",
    largeGroup: "30: 1 day",
    capacityPerHour: "120",
    autoAccept: "no",
  },
  accounts: {
    code: "4711",
    name: "Marketing",
    currency: "DKK",
    owner: "owner@example.com",
    approvalLimit: "5000",
    budget: "100000",
    budgetPeriod: "year",
  },
};

export interface TemplateAsked {
  kind: ImportKind;
  format: "csv" | "xlsx";
  language: TemplateLanguage;
}

/** A spreadsheet to fill in: the headings and one row that shows what is expected. */
export function importTemplate({ kind, format, language }: TemplateAsked) {
  const columns = columnsOf[kind];
  const rows = [
    columns.map((column) => headingOf(kind, column, language)),
    columns.map((column) => examples[kind][column] ?? ""),
  ];
  return format === "csv"
    ? { type: csvType, name: `${kind}.csv`, bytes: strToU8(`\ufeff${csvText(rows)}`) }
    : { type: xlsxType, name: `${kind}.xlsx`, bytes: xlsxFile(rows, sheetNames[kind]) };
}

const sheetNames: Record<ImportKind, string> = {
  places: "Rooms",
  services: "Services",
  vendors: "Vendors",
  accounts: "Accounts",
};

function csvText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
const office = "http://schemas.openxmlformats.org";
const main = `${office}/spreadsheetml/2006/main`;
const relationships = `${office}/officeDocument/2006/relationships`;
const packaged = `${office}/package/2006`;
const sheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The smallest file that spreadsheet programs open: one sheet whose cells hold their texts themselves. */
function xlsxFile(rows: readonly (readonly string[])[], sheet: string): Uint8Array {
  const parts: Record<string, string> = {
    "[Content_Types].xml":
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetTypes}.worksheet+xml"/></Types>`,
    "_rels/.rels": relations(`${relationships}/officeDocument`, "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(`${relationships}/worksheet`, "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><cols><col min="1" max="${rows[0]?.length ?? 1}" width="18" customWidth="1"/></cols><sheetData>${rows.map(sheetRow).join("")}</sheetData></worksheet>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(`${declaration}${xml}`)])),
    // The same file every time.
    { mtime: new Date("2026-01-01T00:00:00Z") },
  );
}

function relations(type: string, target: string): string {
  return `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${type}" Target="${target}"/></Relationships>`;
}

function sheetRow(cells: readonly string[], index: number): string {
  const row = index + 1;
  return `<row r="${row}">${cells.map((text) => `<c t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`).join("")}</row>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
