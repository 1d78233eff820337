import { toIanaZone } from "../time/windows-zones.ts";
import { roomLayouts, type RoomLayout } from "../places/room-detail.ts";
import type { RowProblem } from "./import.ts";
import { importLimits, type PlaceColumn, type RowField, type RowFields, type RowProblemCode } from "./import-words.ts";
import { rowProblem } from "./row-problem.ts";

// What the cells of a row of places say. Cells are text and are never calculated: one that begins with = + - or @ is
// the text that stands there. An empty cell leaves what is there as it is; "-" empties features and layouts,
// and features after a "+" come on top of those that are there.

/** A row as far as its cells can be read without knowing the company. */
export interface PlaceRow {
  countryCode: string | undefined;
  site: string;
  timeZone: string | undefined;
  building: string;
  floorLevel: number | undefined;
  floor: string | undefined;
  name: string;
  email: string;
  capacity: number | undefined;
  features: string[] | undefined;
  /** The features come on top of those that the room has. */
  addsFeatures: boolean;
  layouts: Partial<Record<RoomLayout, number>> | undefined;
  setupMinutes: number | undefined;
  cleardownMinutes: number | undefined;
  approvalNeeded: boolean | undefined;
  noShowMinutes: number | undefined;
  accessible: boolean | undefined;
  reference: string | undefined;
}

export interface ReadRow {
  /** What could be read; a cell with a problem is absent, or empty where it is needed. */
  place: PlaceRow;
  problems: RowProblem[];
}

/** Reads the cells of a row; every one that cannot be read is a problem of its own. */
export function readPlaceRow(fields: RowFields): ReadRow {
  const problems: RowProblem[] = [];
  const cells = new Cells(fields, problems);
  if (cells.text("extra") !== undefined) cells.refuse("extra", "extra_cells");
  const floorLevel = cells.number("floorLevel", -20, 200);
  const floor = cells.name("floor");
  if (!cells.isGiven("floorLevel") && !cells.isGiven("floor")) cells.refuse("floorLevel", "missing");
  const place: PlaceRow = {
    countryCode: cells.read("countryCode", toCountryCode, "not_a_country"),
    site: cells.neededName("site"),
    timeZone: cells.read("timeZone", (text) => toIanaZone(text), "not_a_time_zone"),
    building: cells.neededName("building"),
    floorLevel,
    floor,
    name: cells.neededName("name"),
    email: cells.read("email", toEmail, "not_an_email") ?? cells.needed("email"),
    capacity: cells.number("capacity", 1, 10_000),
    features: cells.read("features", toFeatures, "not_features"),
    addsFeatures: cells.text("features")?.startsWith("+") ?? false,
    layouts: cells.read("layouts", toLayouts, "not_layouts", { expected: roomLayouts.join(", ") }),
    setupMinutes: cells.number("setupMinutes", 0, 240),
    cleardownMinutes: cells.number("cleardownMinutes", 0, 240),
    approvalNeeded: cells.read("approval", toYesOrNo, "not_yes_or_no"),
    noShowMinutes: cells.number("noShowMinutes", 0, 240),
    accessible: cells.read("accessible", toYesOrNo, "not_yes_or_no"),
    reference: cells.read("reference", (text) => (text.length <= 200 ? text : undefined), "too_long", { most: 200 }),
  };
  return { place, problems };
}

/** What a spreadsheet shows where a calculation failed, or was never made. */
const failedCalculation = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|FORMULA!)$/;
const longestName = 100;

class Cells {
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
    field: PlaceColumn,
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

  needed(field: PlaceColumn): string {
    if (!this.isGiven(field)) this.refuse(field, "missing");
    return "";
  }

  name(field: PlaceColumn): string | undefined {
    const name = this.read(field, (text) => text.replace(/ +/g, " ").normalize("NFC"), "missing");
    if (name === undefined) return undefined;
    if (name.length > longestName) return this.refuse(field, "too_long", { most: longestName });
    return /\p{Cc}/u.test(name) ? this.refuse(field, "not_one_line") : name;
  }

  neededName(field: PlaceColumn): string {
    return this.name(field) ?? this.needed(field);
  }

  number(field: PlaceColumn, least: number, most: number): number | undefined {
    const range = { least, most };
    const value = this.read(field, toWholeNumber, "not_a_number", range);
    if (value === undefined || (value >= least && value <= most)) return value;
    return this.refuse(field, "out_of_range", range);
  }
}

/** `12` or, as some spreadsheets write whole numbers, `12.0`. */
function toWholeNumber(text: string): number | undefined {
  return /^[+-]?\d{1,9}([.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

const yes = new Set(["yes", "y", "true", "1", "x", "ja", "sì", "si", "oui"]);
const no = new Set(["no", "n", "false", "0", "nej", "nei", "nein", "non"]);

function toYesOrNo(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

function toEmail(text: string): string | undefined {
  const isEmail = text.length <= 320 && /^[^\s@<>",;:()]+@[^\s@<>",;:()]+\.[^\s@<>",;:().]+$/.test(text);
  return isEmail && !/\p{Cc}/u.test(text) ? text.toLowerCase() : undefined;
}

function toCountryCode(text: string): string | undefined {
  const code = text.toUpperCase();
  return /^[A-Z]{2}$/.test(code) && regionName(code) !== undefined ? code : undefined;
}

const regionNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** The English name of a country; undefined where there is none with this code. */
export function regionName(code: string): string | undefined {
  return code === "ZZ" || code === "EU" || code === "UN" || code === "EZ" ? undefined : regionNames.of(code);
}

function listed(text: string): string[] {
  return text
    .split(/[;,|\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function folded(word: string): string {
  return word.toLowerCase().replace(/[\s-]+/g, "_");
}

function toFeatures(text: string): string[] | undefined {
  if (text === "-") return [];
  const features = [...new Set(listed(text.replace(/^\+/, "")).map(folded))];
  return features.length <= 50 && features.every((one) => /^[a-z][a-z0-9_]{0,39}$/.test(one)) ? features : undefined;
}

const layoutsByWord = new Map<string, RoomLayout>([
  ...roomLayouts.map((layout) => [layout, layout] as const),
  ["u", "u_shape"],
  ["boardroom", "board"],
  ["theater", "theatre"],
]);

/** `theatre:40; board:16` */
function toLayouts(text: string): Partial<Record<RoomLayout, number>> | undefined {
  if (text === "-") return {};
  const layouts: Partial<Record<RoomLayout, number>> = {};
  for (const one of listed(text)) {
    const [, word = "", seatsText = ""] = /^(.+?)\s*[:=]\s*(\d{1,5})$/.exec(one) ?? [];
    const layout = layoutsByWord.get(folded(word));
    const seats = Number(seatsText);
    if (layout === undefined || layout in layouts || seats < 1 || seats > 10_000) return undefined;
    layouts[layout] = seats;
  }
  return layouts;
}
