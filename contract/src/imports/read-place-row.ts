import { toIanaZone } from "../time/windows-zones.ts";
import { roomLayouts, type RoomLayout } from "../places/room-detail.ts";
import type { RowProblem } from "./import.ts";
import { Cells, folded, listed, toEmail, toYesOrNo } from "./cells.ts";
import type { RowFields } from "./import-words.ts";

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

function toCountryCode(text: string): string | undefined {
  const code = text.toUpperCase();
  return /^[A-Z]{2}$/.test(code) && regionName(code) !== undefined ? code : undefined;
}

const regionNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** The English name of a country; undefined where there is none with this code. */
export function regionName(code: string): string | undefined {
  return code === "ZZ" || code === "EU" || code === "UN" || code === "EZ" ? undefined : regionNames.of(code);
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
