/** A query, with a name where every connection parses and plans it once. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const longestName = 63;
const texts = new Map<string, string>();

/**
 * Declares a statement at module level; one text a name, and PostgreSQL's limit of 63 bytes for it. `plan: "each"` has it
 * planned for its values every time: some milliseconds, where a plan for any values would join by guesses and take hundreds.
 */
export function sql(name: string, text: string, { plan = "once" }: { plan?: "once" | "each" } = {}): Statement {
  if (Buffer.byteLength(name) > longestName)
    throw new Error(`The statement name ${name} is longer than ${longestName} bytes`);
  const known = texts.get(name);
  if (known !== undefined && known !== text) throw new Error(`The statement name ${name} is used for two queries`);
  texts.set(name, text);
  // Without a name PostgreSQL keeps nothing between two executions.
  return Object.freeze({ name: plan === "each" ? "" : name, text });
}

/** A query about any number of ids. */
export interface StatementByCount {
  for(count: number): Statement;
}

/** With so few ids a plan for any values reads by keys. */
const fewIds = 5;

/** A query planned once where few ids are asked for, which is what every single change does, and for its values where many are. */
export function sqlByCount(name: string, text: string): StatementByCount {
  const few = sql(name, text);
  const many = sql(`${name}_many`, text, { plan: "each" });
  return { for: (count) => (count <= fewIds ? few : many) };
}
