import { importLimits } from "@magic-meetings/contract/imports/import-words.ts";
import { FileRefusal } from "./file-refusal.ts";
import { openArchive, tooLargeInside, type Archive } from "./open-archive.ts";
import { tooManyColumns } from "./read-csv.ts";
import { readXml, type XmlEvents } from "./read-xml.ts";
import type { SheetRow } from "./sheet-row.ts";

/** What stands in place of a value that a formula never got. */
const noValue = "#FORMULA!";
const mostSharedCharacters = 32 * 1024 * 1024;
const mostSharedTexts = 2_000_000;

/**
 * The rows of an XLSX file's first visible sheet. A formula is never calculated: its cell is the value that the file
 * keeps with it. Memory stays bounded: the sheet streams, only the texts that its cells share are kept. Throws `FileRefusal`.
 */
export async function* readXlsx(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  const archive = await openArchive(bytes);
  if (archive.sizeOf(workbook) === undefined) throw new FileRefusal("not_xlsx");
  const sheet = await firstSheet(archive);
  const shared = await sharedTexts(archive);
  const rows: SheetRow[] = [];
  const size = archive.sizeOf(sheet) ?? 1;
  for await (const { bytes: read } of readXml(sheet, await archive.open(sheet), rowEvents(shared, rows))) {
    for (const row of rows) yield { ...row, done: Math.min(read / size, 1) };
    rows.length = 0;
  }
}

const workbook = "xl/workbook.xml";
const relations = "xl/_rels/workbook.xml.rels";
const sharedPart = "xl/sharedStrings.xml";

async function firstSheet(archive: Archive): Promise<string> {
  const sheets: { relation: string; hidden: boolean }[] = [];
  await readAll(archive, workbook, (name, attributes) => {
    if (name !== "sheet") return;
    const [, relation = ""] = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key)) ?? [];
    sheets.push({ relation, hidden: (attributes["state"] ?? "visible") !== "visible" });
  });
  const shown = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  let target = "";
  await readAll(archive, relations, (name, { Id, Target = "" }) => {
    if (name === "Relationship" && Id === shown?.relation) target = Target;
  });
  if (target === "") throw new FileRefusal("broken_file", { about: workbook });
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

async function readAll(archive: Archive, part: string, open: XmlEvents["open"]): Promise<void> {
  const events = { open, close: () => undefined, text: () => undefined };
  const pieces = readXml(part, await archive.open(part), events);
  while (!(await pieces.next()).done);
}

/** The texts that cells refer to by their position. */
async function sharedTexts(archive: Archive): Promise<string[]> {
  const texts: string[] = [];
  if (archive.sizeOf(sharedPart) === undefined) return texts;
  const text = textCollector();
  let characters = 0;
  const events: XmlEvents = {
    ...text.events,
    close: (name) => {
      text.events.close(name);
      if (name !== "si") return;
      const whole = text.take();
      characters += whole.length;
      if (characters > mostSharedCharacters || texts.length >= mostSharedTexts) throw tooLargeInside();
      texts.push(whole);
    },
  };
  const pieces = readXml(sharedPart, await archive.open(sharedPart), events);
  while (!(await pieces.next()).done);
  return texts;
}

/** Collects what stands in `t` elements, without how it is pronounced, and no more of it than a cell may hold. */
function textCollector() {
  let collected = "";
  let inText = false;
  let inReading = false;
  const keep = (text: string) => {
    const room = importLimits.cellCharacters + 1 - collected.length;
    if (room > 0) collected += text.slice(0, room);
  };
  return {
    keep,
    take: () => {
      const whole = collected;
      collected = "";
      return whole;
    },
    events: {
      open: (name: string) => {
        if (name === "rPh") inReading = true;
        if (name === "t" && !inReading) inText = true;
      },
      close: (name: string) => {
        if (name === "rPh") inReading = false;
        if (name === "t") inText = false;
      },
      text: (text: string) => {
        if (inText) keep(text);
      },
    },
  };
}

/** Puts rows with anything in them into `rows`. */
function rowEvents(shared: readonly string[], rows: SheetRow[]): XmlEvents {
  const text = textCollector();
  let number = 0;
  let cells: string[] = [];
  let column = 0;
  let type = "";
  let inValue = false;
  let hasFormula = false;
  return {
    open: (name, attributes) => {
      text.events.open(name);
      if (name === "row") {
        number = rowNumber(attributes["r"], number);
        cells = [];
        column = -1;
      } else if (name === "c") {
        column = columnOf(attributes["r"]) ?? column + 1;
        if (column >= importLimits.columns) throw tooManyColumns(number);
        type = attributes["t"] ?? "n";
        hasFormula = false;
      } else if (name === "v") inValue = true;
      else if (name === "f") hasFormula = true;
    },
    close: (name) => {
      text.events.close(name);
      if (name === "v") inValue = false;
      else if (name === "c") {
        const value = cellText(type, text.take(), shared);
        cells[column] = value === "" && hasFormula ? noValue : value;
      } else if (name === "row" && cells.some((cell) => cell.trim() !== "")) {
        rows.push({ number, cells: Array.from(cells, (cell) => cell ?? ""), done: 0 });
      }
    },
    text: (given) => (inValue ? text.keep(given) : text.events.text(given)),
  };
}

function rowNumber(given: string | undefined, before: number): number {
  const number = given === undefined ? before + 1 : Number(given);
  if (!Number.isInteger(number) || number <= before || number > 10_000_000) throw new FileRefusal("broken_file");
  return number;
}

/** The column of a reference such as `C7`, counted from 0; undefined where there is none. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,7})\d*$/.exec(reference ?? "")?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(type: string, raw: string, shared: readonly string[]): string {
  if (type === "s") return shared[Number(raw)] ?? "";
  if (type === "b") return raw === "1" ? "yes" : raw === "0" ? "no" : "";
  const isNumber = type === "n" && raw.trim() !== "" && Number.isFinite(Number(raw));
  // 1.2E1 is what a file keeps for 12.
  return isNumber ? String(Number(raw)) : raw;
}
