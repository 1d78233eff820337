/** A query with a name: every connection parses and plans it once. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const longestName = 63;
const texts = new Map<string, string>();

/** Declares a statement at module level; one text a name, and PostgreSQL's limit of 63 bytes for it. */
export function sql(name: string, text: string): Statement {
  if (Buffer.byteLength(name) > longestName)
    throw new Error(`The statement name ${name} is longer than ${longestName} bytes`);
  const known = texts.get(name);
  if (known !== undefined && known !== text) throw new Error(`The statement name ${name} is used for two queries`);
  texts.set(name, text);
  return Object.freeze({ name, text });
}
