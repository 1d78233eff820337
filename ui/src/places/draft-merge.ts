// What a person is entering, while others may change the same thing. A draft remembers what it began from, so that what
// was typed is told apart from what was there, and what others changed meanwhile from both.

export type Values = Record<string, unknown>;

export interface Draft {
  /** The version that it began from; 0 for a new thing. */
  version: number;
  /** The values that it began from. */
  base: Values;
  values: Values;
}

/** A field that somebody else changed while it was being edited. */
export interface MeantimeChange {
  field: string;
  before: unknown;
  now: unknown;
  /** What was typed here, where that differs. */
  typed: { value: unknown } | undefined;
}

export interface MergedDraft {
  draft: Draft;
  changes: MeantimeChange[];
}

/** Takes over what others changed, but for the fields that were edited here: these keep what was typed. */
export function mergeDraft(draft: Draft, version: number, current: Values): MergedDraft {
  const values: Values = {};
  const changes: MeantimeChange[] = [];
  for (const field of Object.keys(current)) {
    const edited = !sameValue(draft.values[field], draft.base[field]);
    values[field] = edited ? draft.values[field] : current[field];
    if (sameValue(draft.base[field], current[field])) continue;
    const typed =
      edited && !sameValue(draft.values[field], current[field]) ? { value: draft.values[field] } : undefined;
    changes.push({ field, before: draft.base[field], now: current[field], typed });
  }
  return { draft: { version, base: current, values }, changes };
}

/** The fields that were edited. */
export function editedFields({ base, values }: Draft): string[] {
  return Object.keys(values).filter((field) => !sameValue(values[field], base[field]));
}

/** Of what a form makes of its values, what differs from what it makes of the values it began from. */
export function changedPart(before: Values, after: Values): Values {
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => !sameValue(value, before[field])));
}

/** Equal as data: names in any order, lists in theirs. */
export function sameValue(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      inner !== null && typeof inner === "object" && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? "undefined"
  );
}
