import { createHash } from "node:crypto";
import { qrText, readQrText } from "@magic-meetings/contract/access-passes/pass-code-rules.ts";

/**
 * What is looked for of what a reader read: the QR code's text, or the code alone. What is no code of ours is looked for
 * all the same, so that it takes as long and is answered in the same words as one that nobody has.
 */
export function shownCodeSha256(read: string): Buffer {
  const code = readQrText(read) ?? readQrText(qrText(read.trim()));
  const bytes = code === undefined ? Buffer.from(read, "utf8") : Buffer.from(code, "base64url");
  return createHash("sha256").update(bytes).digest();
}
