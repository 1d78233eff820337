import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { importLimits } from "@magic-meetings/contract/imports/import-words.ts";
import { FileRefusal } from "./file-refusal.ts";
import type { SheetRow } from "./sheet-row.ts";
import { decodeText } from "./text-encoding.ts";

const longestRecord = 1024 * 1024;

/**
 * The rows of a text file with its cells between commas, semicolons or tabs, as its first line has them. A cell is the
 * text that stands there, whatever it begins with. Throws `FileRefusal`.
 */
export async function* readCsv(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  let done = 0;
  const beginning = firstText(bytes);
  const named = /^sep=(.)\r?\n/.exec(beginning)?.[1];
  const parser = parse({
    delimiter: named ?? separatorOf(beginning),
    relax_column_count: true,
    // 12" screen is no text in quotes.
    relax_quotes: true,
    max_record_size: longestRecord,
  });
  const text = function* () {
    for (const piece of decodeText(bytes)) {
      done = piece.done;
      yield piece.text;
    }
  };
  const source = Readable.from(text()).on("error", (error) => parser.destroy(error));
  let number = 0;
  try {
    for await (const cells of source.pipe(parser) as AsyncIterable<string[]>) {
      number += 1;
      if (number === 1 && named !== undefined) continue;
      if (cells.length > importLimits.columns) throw tooManyColumns(number);
      if (cells.some((cell) => cell.trim() !== "")) yield { number, cells, done };
    }
  } catch (error) {
    throw error instanceof CsvError ? new FileRefusal("broken_quotes", { row: Number(error["records"]) + 1 }) : error;
  } finally {
    source.destroy();
  }
}

function firstText(bytes: Uint8Array): string {
  for (const { text } of decodeText(bytes)) return text;
  return "";
}

export function tooManyColumns(row: number): FileRefusal {
  return new FileRefusal("too_many_columns", { row, about: String(importLimits.columns) });
}

const separators = [",", ";", "\t"] as const;

/** What the first line with anything on it has most of, outside of quotes. */
function separatorOf(beginning: string): string {
  const line = /[^\r\n]+/.exec(beginning)?.[0].replace(/"[^"]*"/g, "") ?? "";
  const count = (separator: string) => line.split(separator).length;
  return separators.reduce((best, one) => (count(one) > count(best) ? one : best));
}
