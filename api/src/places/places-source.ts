/** A room of a directory outside, with the places that it is in, as far as the directory knows them. */
export interface ImportedPlace {
  site: string | undefined;
  /** ISO 3166, two letters. */
  countryCode: string | undefined;
  /** IANA or Windows. */
  timeZone: string | undefined;
  building: string | undefined;
  floorLevel: number | undefined;
  floor: string | undefined;
  name: string;
  email: string | undefined;
  capacity: number | undefined;
  /** Undefined where the directory does not keep any. */
  features: string[] | undefined;
  accessible: boolean | undefined;
  /** By which the directory knows the room, whatever it is called. */
  reference: string | undefined;
}

/** The places of the calendar that a company uses: Microsoft 365's, or the built-in one. */
export interface PlacesSource {
  /** Every bookable room, one after the other. Throws when the directory cannot be read. */
  list(): AsyncIterable<ImportedPlace>;
}
