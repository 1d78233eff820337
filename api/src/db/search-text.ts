import { foldName } from "@magic-meetings/contract/visits/fold-name-rules.ts";
import anyAscii from "any-ascii";

/**
 * Name and company by which a visitor is found: folded as she writes them, and in Latin letters where they are in
 * another script.
 */
export function searchTextOf(...parts: readonly string[]): string {
  const folded = parts.map(foldName).filter((part) => part !== "");
  const latin = parts.map((part) => foldName(anyAscii(part.normalize("NFC")))).filter((part) => part !== "");
  return [...new Set([...folded, ...latin])].join(" ").slice(0, 1000);
}
