import type { RowProblem } from "./import.ts";
import { importLimits, type ImportColumn, type RowField, type RowFields, type RowProblemCode } from "./import-words.ts";
import { rowProblem } from "./row-problem.ts";

/** What a spreadsheet shows where a calculation failed, or was never made. */
const failedCalculation = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|FORMULA!)$/;
const longestName = 100;

/** The cells of a row, read one by one; what is wrong with each is kept. */
export class Cells {
  readonly #fields: RowFields;
  readonly #problems: RowProblem[];

  constructor(fields: RowFields, problems: RowProblem[]) {
    this.#fields = fields;
    this.#problems = problems;
  }

  refuse(
    field: RowField,
    code: RowProblemCode,
    facts: Pick<RowProblem, "least" | "most" | "expected"> = {},
  ): undefined {
    this.#problems.push(rowProblem(field, code, facts));
  }

  isGiven(field: RowField): boolean {
    return (this.#fields[field] ?? "").trim() !== "";
  }

  /** Undefined where the cell is empty. */
  text(field: RowField): string | undefined {
    return (this.#fields[field] ?? "").trim() || undefined;
  }

  read<T>(
    field: ImportColumn,
    convert: (text: string) => T | undefined,
    code: RowProblemCode,
    facts: Pick<RowProblem, "least" | "most" | "expected"> = {},
  ): T | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    if (failedCalculation.test(text)) return this.refuse(field, "no_value");
    if (text.length > importLimits.cellCharacters)
      return this.refuse(field, "too_long", { most: importLimits.cellCharacters });
    return convert(text) ?? this.refuse(field, code, facts);
  }

  needed(field: ImportColumn): string {
    if (!this.isGiven(field)) this.refuse(field, "missing");
    return "";
  }

  name(field: ImportColumn): string | undefined {
    const name = this.read(field, (text) => text.replace(/ +/g, " ").normalize("NFC"), "missing");
    if (name === undefined) return undefined;
    if (name.length > longestName) return this.refuse(field, "too_long", { most: longestName });
    return /\p{Cc}/u.test(name) ? this.refuse(field, "not_one_line") : name;
  }

  neededName(field: ImportColumn): string {
    return this.name(field) ?? this.needed(field);
  }

  number(field: ImportColumn, least: number, most: number): number | undefined {
    const range = { least, most };
    const value = this.read(field, toWholeNumber, "not_a_number", range);
    if (value === undefined || (value >= least && value <= most)) return value;
    return this.refuse(field, "out_of_range", range);
  }
}

/** `12` or, as some spreadsheets write whole numbers, `12.0`. */
export function toWholeNumber(text: string): number | undefined {
  return /^[+-]?\d{1,9}([.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

const yes = new Set(["yes", "y", "true", "1", "x", "ja", "sì", "si", "oui"]);
const no = new Set(["no", "n", "false", "0", "nej", "nei", "nein", "non"]);

export function toYesOrNo(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

export function toEmail(text: string): string | undefined {
  const isEmail = text.length <= 320 && /^[^\s@<>",;:()]+@[^\s@<>",;:()]+\.[^\s@<>",;:().]+$/.test(text);
  return isEmail && !/\p{Cc}/u.test(text) ? text.toLowerCase() : undefined;
}

/** The parts of a text with semicolons, commas, bars or line ends between them. */
export function listed(text: string): string[] {
  return text
    .split(/[;,|\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** A word however it is written. */
export function folded(word: string): string {
  return word.toLowerCase().replace(/[\s-]+/g, "_");
}
