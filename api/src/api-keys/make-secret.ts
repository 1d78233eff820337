import { createHash, randomBytes } from "node:crypto";

/** What a key is kept as and what its system is given. */
export interface NewSecret {
  prefix: string;
  /** What the system sends, as it is shown once. */
  key: string;
  secretSha256: Buffer;
}

const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** A prefix that can be read aloud, and 256 bits of secret. With a prefix: another secret for a key that has it. */
export function makeSecret(prefix = newPrefix()): NewSecret {
  const secret = randomBytes(32).toString("base64url");
  return { prefix, key: `mm_${prefix}_${secret}`, secretSha256: createHash("sha256").update(secret).digest() };
}

/** Twelve letters of 57: two keys that meet in one are not to be expected, and the database refuses them. */
function newPrefix(): string {
  return Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join("");
}
