/** A pattern for `ilike` that finds what holds the text as it stands; null, which every list reads as all, for nothing. */
export function containing(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
