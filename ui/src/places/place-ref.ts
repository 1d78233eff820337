// What is chosen on the page, as it stands in the page's address: `room:<id>`, `new-floor:<id of the building>`.

export const keptKinds = [
  "site",
  "building",
  "floor",
  "room",
  "access-point",
  "business-hours",
  "holiday",
  "room-group",
  "user-group",
  "room-rule",
] as const;
/** A kind of thing that is kept up here. */
export type KeptKind = (typeof keptKinds)[number];

export type PlaceRef =
  | { kind: "country"; id: string }
  | { kind: KeptKind; id: string }
  /** A new one, below the thing with the id; empty where it is below nothing. */
  | { kind: "new"; of: KeptKind; below: string };

/** The reference in the page's address. */
export function writePlaceRef(ref: PlaceRef | undefined): string {
  if (!ref) return "";
  return ref.kind === "new" ? `new-${ref.of}:${ref.below}` : `${ref.kind}:${ref.id}`;
}

/** Reads a reference; undefined where it means nothing. */
export function readPlaceRef(text: string | null | undefined): PlaceRef | undefined {
  const [, isNew, kind = "", id = ""] = /^(new-)?([a-z-]+):([0-9a-f:group-]*)$/i.exec(text ?? "") ?? [];
  const kept = keptKinds.find((known) => known === kind);
  if (isNew) return kept && { kind: "new", of: kept, below: id };
  if (!id) return undefined;
  if (kind === "country") return { kind, id };
  return kept && { kind: kept, id };
}

export function sameRef(one: PlaceRef | undefined, other: PlaceRef | undefined): boolean {
  return writePlaceRef(one) === writePlaceRef(other);
}
