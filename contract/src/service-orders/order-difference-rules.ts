import type { LineDifference } from "./order-consequences.ts";

// The difference between two states of an order's lines; both sides of it are shown, the organizer's and the vendor's.

/** A line as a revision keeps it. */
export interface RevisionLine {
  id: string;
  service: string;
  quantity: number;
  /** RFC 3339. */
  deliverAt: string;
  deliverTo: string | null;
  /** Names. */
  options: readonly string[];
}

/** What changed, line by line in the order of `after`, with what fell away at the end. Lines are the same by id. */
export function orderDifferences(before: readonly RevisionLine[], after: readonly RevisionLine[]): LineDifference[] {
  const known = new Map(before.map((line) => [line.id, line]));
  const kept = after.flatMap((line) => {
    const old = known.get(line.id);
    known.delete(line.id);
    return old === undefined
      ? [{ service: line.service, kind: "added" as const, quantity: { before: 0, after: line.quantity } }]
      : changed(old, line);
  });
  const removed = [...known.values()].map((line) => ({
    service: line.service,
    kind: "removed" as const,
    quantity: { before: line.quantity, after: 0 },
  }));
  return [...kept, ...removed];
}

function changed(before: RevisionLine, after: RevisionLine): LineDifference[] {
  const difference: LineDifference = {
    service: after.service,
    kind: "changed",
    ...(before.quantity === after.quantity ? {} : { quantity: { before: before.quantity, after: after.quantity } }),
    ...(Date.parse(before.deliverAt) === Date.parse(after.deliverAt)
      ? {}
      : { deliverAt: { before: toMoment(before.deliverAt), after: toMoment(after.deliverAt) } }),
    ...(before.deliverTo === after.deliverTo
      ? {}
      : { deliverTo: { before: before.deliverTo, after: after.deliverTo } }),
    ...([...before.options].sort().join("\n") === [...after.options].sort().join("\n")
      ? {}
      : { options: { before: [...before.options], after: [...after.options] } }),
  };
  return Object.keys(difference).length > 2 ? [difference] : [];
}

function toMoment(text: string): string {
  return new Date(text).toISOString();
}
