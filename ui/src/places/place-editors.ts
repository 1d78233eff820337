import type { PlaceNodes } from "./place-nodes.ts";
import type { KeptKind, PlaceRef } from "./place-ref.ts";
import type { Kept, Things } from "./upkeep.ts";

/** What every editor gets. */
export interface EditorProps<Kind extends KeptKind> {
  /** Undefined: a new one. */
  thing: Things[Kind] | undefined;
  /** What a new one is below. */
  below: string;
  nodes: PlaceNodes | undefined;
  /** Leads to another thing. */
  onSelect: (ref: PlaceRef) => void;
  onSaved: (thing: Kept) => void;
  /** Lets a place on the floor's plan be chosen; the plan stands elsewhere on the page. */
  onChoosePlace: (choose: ((shape: string) => void) | undefined) => void;
  choosingPlace: boolean;
}

/** Whether what is kept of a thing can only be looked at: a deleted one, or one that others keep up. */
export function isReadOnly(thing: Kept | undefined): boolean {
  return thing !== undefined && (thing.deletedAt !== null || !thing.allowed.change.ok);
}

/** The zones that this browser knows, to choose from. */
export function knownZones(): readonly string[] {
  return Intl.supportedValuesOf("timeZone");
}
