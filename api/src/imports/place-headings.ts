import { placeColumns, type PlaceColumn } from "@magic-meetings/contract/imports/import-words.ts";

/** What the template calls the columns. */
export const columnHeadings: Record<PlaceColumn, string> = {
  countryCode: "Country",
  site: "Site",
  timeZone: "Time zone",
  building: "Building",
  floorLevel: "Floor level",
  floor: "Floor",
  name: "Room",
  email: "E-mail",
  capacity: "Capacity",
  features: "Features",
  layouts: "Layouts",
  setupMinutes: "Set-up minutes",
  cleardownMinutes: "Clear-down minutes",
  approval: "Approval",
  noShowMinutes: "No-show minutes",
  accessible: "Accessible",
  reference: "Reference",
};

/** What people call them as well. */
const otherNames: Partial<Record<PlaceColumn, readonly string[]>> = {
  countryCode: ["land", "country code", "landekode"],
  site: ["lokation", "sted"],
  timeZone: ["tidszone"],
  building: ["bygning"],
  floorLevel: ["level", "etage nr", "floor number"],
  floor: ["etage", "floor name"],
  name: ["name", "room name", "lokale", "navn"],
  email: ["mail", "mailbox", "room e-mail", "postkasse"],
  capacity: ["seats", "kapacitet", "pladser"],
  features: ["udstyr", "equipment"],
  layouts: ["opstillinger", "layout"],
  setupMinutes: ["set-up", "opsætning"],
  cleardownMinutes: ["clear-down", "oprydning"],
  approval: ["approval needed", "godkendelse"],
  noShowMinutes: ["no-show"],
  accessible: ["wheelchair accessible", "tilgængelig"],
  reference: ["place reference", "place id"],
};

const columnsByName = new Map(
  placeColumns.flatMap((column) =>
    [column, columnHeadings[column], ...(otherNames[column] ?? [])].map((name) => [folded(name), column] as const),
  ),
);

/** The column that a heading names, however it is written. */
export function findColumn(heading: string): PlaceColumn | undefined {
  return columnsByName.get(folded(heading));
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
