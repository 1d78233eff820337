import { zipPieces } from "./write-zip.ts";

/** What stands in a cell: a text that people wrote, or a number, as its decimal digits. */
export type Cell = string | { number: string } | null;

/** Rows in lots as they are read: written together they cost one turn of the loop, and little is kept. */
export type Rows = AsyncIterable<readonly (readonly Cell[])[]>;

// The smallest spreadsheet that programs open, its one sheet written as it goes: nothing of it is kept but the piece at hand.

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
const office = "http://schemas.openxmlformats.org";
const main = `${office}/spreadsheetml/2006/main`;
const relationships = `${office}/officeDocument/2006/relationships`;
const packaged = `${office}/package/2006`;
const sheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const contentTypes =
  `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetTypes}.worksheet+xml"/></Types>`;

/** Rows as a spreadsheet, in pieces. Texts are texts whatever they begin with; numbers keep every digit. */
export function xlsxPieces(sheet: string, rows: Rows): AsyncGenerator<Uint8Array> {
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relation(`${relationships}/officeDocument`, "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="${escapeXml(sheet.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relation(`${relationships}/worksheet`, "worksheets/sheet1.xml"),
  };
  return zipPieces([
    ...Object.entries(parts).map(([name, xml]) => ({ name, texts: [`${declaration}${xml}`] })),
    { name: "xl/worksheets/sheet1.xml", texts: sheetTexts(rows) },
  ]);
}

async function* sheetTexts(rows: Rows): AsyncGenerator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetData>`;
  for await (const some of rows) yield some.map((row) => `<row>${row.map(xmlCell).join("")}</row>`).join("");
  yield "</sheetData></worksheet>";
}

function relation(type: string, target: string): string {
  return `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${type}" Target="${target}"/></Relationships>`;
}

function xmlCell(cell: Cell): string {
  if (cell === null) return "<c/>";
  if (typeof cell !== "string") return `<c><v>${cell.number}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

// Characters that XML cannot hold at all.

const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeXml(text: string): string {
  return text
    .replace(unwritable, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
