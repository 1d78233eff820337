/** Names that differ in capitals or in the form of their letters only are one name. */
export function foldName(name: string): string {
  return name.trim().replace(/\s+/g, " ").normalize("NFC").toLowerCase();
}
