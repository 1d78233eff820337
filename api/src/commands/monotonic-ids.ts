import { randomBytes } from "node:crypto";
import { newId } from "../db/new-id.ts";

/** Makes UUIDs v7 of one moment that sort in the order in which they are made. */
export function monotonicIds(now: Date): () => string {
  // The bytes that follow the time in a UUID v7 are a counter here; it starts low enough never to wrap.
  let counter = randomBytes(4).readUInt32BE() & 0x3fffffff;
  return () => {
    const bytes = randomBytes(16);
    bytes.writeUInt32BE(counter, 6);
    counter += 1;
    return newId(now, () => bytes);
  };
}
