import { qrPrefix, readQrText } from "@magic-meetings/contract/access-passes/pass-code-rules.ts";

/** The pass's code in what a field holds after a hand scanner typed into it; undefined where there is none. */
export function scannedIn(typed: string): string | undefined {
  const at = typed.toUpperCase().lastIndexOf(qrPrefix);
  return at < 0 ? undefined : readQrText(typed.slice(at));
}

/** SHA-256 of a code in lower-case hex: what the day's passes are known by without a network. */
export async function hashOf(code: string): Promise<string> {
  const binary = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
