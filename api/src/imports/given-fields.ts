import { isDeepStrictEqual } from "node:util";

/** What a row says; what it leaves open is not in it. */
export function given<Values extends object>(
  values: Values,
): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Values]?: Exclude<Values[Key], undefined>;
  };
}

/** The part of what is wanted that is not so already. */
export function differing<Wanted extends object>(wanted: Wanted, now: Record<string, unknown>): Partial<Wanted> {
  const different = Object.entries(wanted).filter(([field, value]) => !isDeepStrictEqual(value, now[field]));
  return Object.fromEntries(different) as Partial<Wanted>;
}
