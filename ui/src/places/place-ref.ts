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
  const [, isNew, kind = "", id = ""] = /^(new-)?([a-z-]+):((?:group-)?[0-9a-f-]*)$/i.exec(text ?? "") ?? [];
  const kept = keptKinds.find((known) => known === kind);
  if (isNew) return kept && { kind: "new", of: kept, below: id };
  if (!id) return undefined;
  if (kind === "country") return { kind, id };
  return kept && { kind: kept, id };
}

/** A kind by the name that the service's problems give it: `access_point`. */
export function kindOfType(type: string): KeptKind | undefined {
  return keptKinds.find((kind) => kind === type.replaceAll("_", "-"));
}

export const placeViews = ["places", "hours", "groups"] as const;
export type PlaceView = (typeof placeViews)[number];

/** The view that shows a thing; a rule's way in is where one comes from. */
export function viewOf(ref: PlaceRef | undefined, from: PlaceView): PlaceView {
  switch (ref?.kind === "new" ? ref.of : ref?.kind) {
    case "business-hours":
    case "holiday":
      return "hours";
    case "room-group":
    case "user-group":
      return "groups";
    case "room-rule":
    case undefined:
      return from;
    default:
      return "places";
  }
}
