import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { DraftLine, DraftOrder } from "./draft-order.ts";
import { changeDraftOf } from "./change-draft.ts";

// Two people change one order: what I typed is put on top of what the other one saved, field by field.

/** My change on top of the newest state: what I did not touch is theirs, what I touched is mine. */
export function mergeChange(base: ServiceOrder, mine: DraftOrder, theirs: ServiceOrder): DraftOrder {
  const [before, after] = [changeDraftOf(base), changeDraftOf(theirs)];
  const kept = after.lines.flatMap((line) => {
    const old = before.lines.find(({ id }) => id === line.id);
    if (!old) return [line];
    const own = mine.lines.find(({ id }) => id === line.id);
    return own ? [mergeFields(old, own, line)] : [];
  });
  // A line that I added stays added; one that the other took out and I changed comes back as a new one.
  const added = mine.lines.flatMap((line) => {
    if (line.id === undefined) return [line];
    if (after.lines.some(({ id }) => id === line.id)) return [];
    const old = before.lines.find(({ id }) => id === line.id);
    return old && isSame(old, line) ? [] : [{ ...line, id: undefined }];
  });
  const { lines: _before, ...oldRest } = before;
  const { lines: _mine, ...myRest } = mine;
  const { lines: _after, ...newRest } = after;
  return { ...mergeFields(oldRest, myRest, newRest), lines: [...kept, ...added] };
}

function mergeFields<Fields extends object>(before: Fields, mine: Fields, theirs: Fields): Fields {
  const touched = (Object.keys({ ...before, ...mine }) as (keyof Fields)[]).filter(
    (field) => !isSame(before[field], mine[field]),
  );
  return { ...theirs, ...Object.fromEntries(touched.map((field) => [field, mine[field]])) };
}

/** Whether anything was changed at all. */
export function isChanged(base: ServiceOrder, mine: DraftOrder): boolean {
  return !isSame(changeDraftOf(base), mine);
}

function isSame(first: unknown, second: unknown): boolean {
  return JSON.stringify(sorted(first)) === JSON.stringify(sorted(second));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as Partial<DraftLine>).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}
