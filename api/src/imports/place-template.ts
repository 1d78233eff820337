import { strToU8, zipSync } from "fflate";
import { csvType, placeColumns, xlsxType, type PlaceColumn } from "@magic-meetings/contract/imports/import-words.ts";
import { columnHeadings } from "./place-headings.ts";

const example: Record<PlaceColumn, string> = {
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
};

/** A spreadsheet to fill in: the headings and one row that shows what is expected. */
export function placeTemplate(format: "csv" | "xlsx") {
  const rows = [placeColumns.map((column) => columnHeadings[column]), placeColumns.map((column) => example[column])];
  return format === "csv"
    ? { type: csvType, name: "places.csv", bytes: strToU8(`\ufeff${csvText(rows)}`) }
    : { type: xlsxType, name: "places.xlsx", bytes: xlsxFile(rows) };
}

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
function xlsxFile(rows: readonly (readonly string[])[]): Uint8Array {
  const parts: Record<string, string> = {
    "[Content_Types].xml":
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetTypes}.worksheet+xml"/></Types>`,
    "_rels/.rels": relations(`${relationships}/officeDocument`, "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="Rooms" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(`${relationships}/worksheet`, "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><cols><col min="1" max="${placeColumns.length}" width="18" customWidth="1"/></cols><sheetData>${rows.map(sheetRow).join("")}</sheetData></worksheet>`,
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
