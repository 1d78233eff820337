import type { RowFields } from "@magic-meetings/contract/imports/import-words.ts";
import type { ImportedPlace } from "../places/places-source.ts";

/** The cells that a room of a directory would have in a spreadsheet, so that it is checked and corrected like one. */
export function rowOfPlace(place: ImportedPlace): RowFields {
  const { capacity, features, accessible, floorLevel } = place;
  const cells: Record<keyof ImportedPlace, string | undefined> = {
    site: place.site,
    countryCode: place.countryCode,
    timeZone: place.timeZone,
    building: place.building,
    floorLevel: floorLevel === undefined ? undefined : String(floorLevel),
    floor: place.floor,
    name: place.name,
    email: place.email,
    capacity: capacity === undefined ? undefined : String(capacity),
    // A directory does not know everything about a room, so what it knows takes nothing away.
    features: features === undefined || features.length === 0 ? undefined : `+${features.join("; ")}`,
    accessible: accessible === undefined ? undefined : accessible ? "yes" : "no",
    reference: place.reference,
  };
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== undefined && text !== ""));
}
