/** What a room's shape shows; each state has a pattern of its own besides its colour. */
export type PlanRoomState = "plain" | "free" | "soon" | "requested" | "busy" | "closed" | "deleted";

/** A room as the plan shows it. */
export interface PlanRoom {
  id: string;
  /** Written into the shape. */
  name: string;
  /** A second line where there is space for it, for example `12 seats`. */
  detail?: string;
  /** What a screen reader says: name, seats and state in a sentence. */
  label: string;
  state: PlanRoomState;
  /** The id of the element that is the room's shape; without one the room is a mark at `x`, `y`, in the drawing's units. */
  shape: string | null;
  x?: number | null;
  y?: number | null;
  /** Does not answer what is looked for: still there, but in the background. */
  faint?: boolean;
}

/** Shapes that no room has, while somebody chooses one of them. */
export interface ChoosableShapes {
  shapes: readonly string[];
  /** For a screen reader. */
  label: (shape: string) => string;
  onChoose: (shape: string) => void;
}
