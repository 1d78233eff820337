import { createHash } from "node:crypto";

/** What the first seal of a tenant follows on. */
export const noSha256 = Buffer.alloc(32);

/** The hash of a batch on top of the one before it; lengths keep rows from flowing into each other. */
export function sealHash(previousSha256: Buffer, texts: readonly string[]): Buffer {
  const hash = createHash("sha256").update(previousSha256);
  for (const text of texts) {
    const bytes = Buffer.from(text, "utf8");
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest();
}
