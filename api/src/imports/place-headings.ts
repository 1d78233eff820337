import type { PlaceColumn } from "@magic-meetings/contract/imports/import-words.ts";

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

/** What the template calls them in Danish. */
export const danishPlaceHeadings: Record<PlaceColumn, string> = {
  countryCode: "Land",
  site: "Lokation",
  timeZone: "Tidszone",
  building: "Bygning",
  floorLevel: "Etage nr.",
  floor: "Etage",
  name: "Lokale",
  email: "E-mail",
  capacity: "Kapacitet",
  features: "Udstyr",
  layouts: "Opstillinger",
  setupMinutes: "Opsætning",
  cleardownMinutes: "Oprydning",
  approval: "Godkendelse",
  noShowMinutes: "Udeblivelse minutter",
  accessible: "Tilgængelig",
  reference: "Reference",
};

/** What people call them as well. */
export const otherPlaceNames: Partial<Record<PlaceColumn, readonly string[]>> = {
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
