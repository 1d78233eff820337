import { strToU8, Zip, ZipDeflate } from "fflate";

/** What stands in a cell: a text that people wrote, or a number, as its decimal digits. */
export type Cell = string | { number: string } | null;

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

/** The same file every time for the same rows. */
const written = new Date("2026-01-01T00:00:00Z");
const fewestCharacters = 32 * 1024;

/** Rows as a spreadsheet, in pieces. Texts are texts whatever they begin with; numbers keep every digit. */
export async function* xlsxPieces(sheet: string, rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    if (piece.length > 0) ready.push(piece);
  });
  const add = (name: string) => {
    // Fast rather than small: the file is on its way while it is made.
    const file = new ZipDeflate(name, { level: 3 });
    file.mtime = written;
    zip.add(file);
    return file;
  };
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relation(`${relationships}/officeDocument`, "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="${escapeXml(sheet.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relation(`${relationships}/worksheet`, "worksheets/sheet1.xml"),
  };
  for (const [name, xml] of Object.entries(parts)) add(name).push(strToU8(`${declaration}${xml}`), true);
  yield* ready.splice(0);
  const file = add("xl/worksheets/sheet1.xml");
  let text = `${declaration}<worksheet xmlns="${main}"><sheetData>`;
  for await (const row of rows) {
    text += `<row>${row.map(xmlCell).join("")}</row>`;
    if (text.length < fewestCharacters) continue;
    file.push(strToU8(text));
    text = "";
    yield* ready.splice(0);
  }
  file.push(strToU8(`${text}</sheetData></worksheet>`), true);
  zip.end();
  yield* ready.splice(0);
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
