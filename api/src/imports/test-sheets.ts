import { strToU8, zipSync, type Zippable } from "fflate";

// Spreadsheets for tests, put together by hand: also such as no program would write.

export const heading = ["Site", "Building", "Floor level", "Room", "E-mail", "Capacity"];

export function csv(lines: readonly (readonly string[])[], separator = ","): string {
  return lines.map((cells) => cells.join(separator)).join("\r\n");
}

export function encoded(text: string, encoding: "utf8" | "utf16le" | "utf16be" | "latin1", mark: number[] = []) {
  const bytes = Buffer.from(text, encoding === "utf16be" ? "utf16le" : encoding);
  return Uint8Array.from([...mark, ...(encoding === "utf16be" ? bytes.swap16() : bytes)]);
}

export interface XlsxParts {
  /** The XML inside `sheetData`. */
  rows?: string;
  sheet?: string;
  shared?: string;
  workbook?: string;
  more?: Zippable;
}

/** An XLSX file with one sheet. */
export function xlsx({ rows = "", sheet, shared, workbook, more = {} }: XlsxParts): Uint8Array {
  return zipSync({
    "xl/workbook.xml": strToU8(workbook ?? `<workbook><sheets><sheet name="Rooms" r:id="r1"/></sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships><Relationship Id="r0" Target="worksheets/hidden.xml"/><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(sheet ?? `<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    ...(shared === undefined ? {} : { "xl/sharedStrings.xml": strToU8(`<sst>${shared}</sst>`) }),
    ...more,
  });
}

/** A row of texts that stand in the cells themselves. */
export function row(number: number, cells: readonly string[]): string {
  const inner = cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("");
  return `<row r="${number}">${inner}</row>`;
}
