/** A cell of the grid: a room and a half-hour. */
export interface Cell {
  row: number;
  slot: number;
}

/** What is being chosen: from one cell along its row to another. */
export interface GridChoice {
  anchor: Cell;
  head: Cell;
}

export interface GridSize {
  rows: number;
  slots: number;
}

const hourSlots = 2;
const pageRows = 10;

/**
 * Where a key leads; undefined where it means nothing to a grid. With shift the choice grows along its row, without it
 * the cursor moves and the choice is that one cell.
 */
export function moveCursor(
  choice: GridChoice,
  { key, shift, ctrl }: { key: string; shift: boolean; ctrl: boolean },
  size: GridSize,
): GridChoice | undefined {
  const head = step(choice.head, key, ctrl, size);
  if (!head) return undefined;
  const kept = clampTo(head, size);
  if (shift)
    return key === "ArrowUp" || key === "ArrowDown"
      ? undefined
      : { anchor: choice.anchor, head: { ...kept, row: choice.anchor.row } };
  return { anchor: kept, head: kept };
}

/** The first and the last slot of a choice, whichever way it was made. */
export function slotsOf({ anchor, head }: GridChoice): { first: number; last: number } {
  return { first: Math.min(anchor.slot, head.slot), last: Math.max(anchor.slot, head.slot) };
}

function step({ row, slot }: Cell, key: string, ctrl: boolean, { rows, slots }: GridSize): Cell | undefined {
  switch (key) {
    case "ArrowLeft":
      return { row, slot: slot - (ctrl ? hourSlots : 1) };
    case "ArrowRight":
      return { row, slot: slot + (ctrl ? hourSlots : 1) };
    case "ArrowUp":
      return { row: row - 1, slot };
    case "ArrowDown":
      return { row: row + 1, slot };
    case "PageUp":
      return { row: row - pageRows, slot };
    case "PageDown":
      return { row: row + pageRows, slot };
    case "Home":
      return { row: ctrl ? 0 : row, slot: 0 };
    case "End":
      return { row: ctrl ? rows - 1 : row, slot: slots - 1 };
    default:
      return undefined;
  }
}

function clampTo({ row, slot }: Cell, { rows, slots }: GridSize): Cell {
  return { row: Math.min(Math.max(row, 0), rows - 1), slot: Math.min(Math.max(slot, 0), slots - 1) };
}
