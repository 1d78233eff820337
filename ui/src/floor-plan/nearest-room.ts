// Where the arrow keys lead on a plan.

export interface Point {
  x: number;
  y: number;
}

export type Direction = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

/** How much more a step sideways counts than one ahead. */
const sideways = 2.5;

/** The nearest one in a direction from `from`; undefined where there is none. */
export function nearestRoom(
  from: string,
  direction: Direction,
  places: ReadonlyMap<string, Point>,
): string | undefined {
  const start = places.get(from);
  if (!start) return undefined;
  let best: { id: string; distance: number } | undefined;
  for (const [id, place] of places) {
    const { ahead, aside } = seenFrom(start, place, direction);
    const distance = ahead + sideways * Math.abs(aside);
    if (id !== from && ahead > 0 && (!best || distance < best.distance)) best = { id, distance };
  }
  return best?.id;
}

/** Rooms in the order in which they are read: by rows from the top, each from the start. */
export function inReadingOrder(places: ReadonlyMap<string, Point>): string[] {
  return [...places].sort(([, a], [, b]) => a.y - b.y || a.x - b.x).map(([id]) => id);
}

function seenFrom(start: Point, place: Point, direction: Direction): { ahead: number; aside: number } {
  const right = place.x - start.x;
  const down = place.y - start.y;
  switch (direction) {
    case "ArrowLeft":
      return { ahead: -right, aside: down };
    case "ArrowRight":
      return { ahead: right, aside: down };
    case "ArrowUp":
      return { ahead: -down, aside: right };
    case "ArrowDown":
      return { ahead: down, aside: right };
  }
}
