/** What a key does with the card that has the focus; the card's button for it carries the name. */
export const cardKeys = { acknowledge: "k", decline: "d", less: "l", undo: "u", main: "Enter" } as const;
export type CardKey = keyof typeof cardKeys;

/** Of the keys that leave a card, where to. */
const steps: Record<string, Step> = {
  ArrowUp: { column: 0, row: -1 },
  ArrowDown: { column: 0, row: 1 },
  ArrowLeft: { column: -1, row: 0 },
  ArrowRight: { column: 1, row: 0 },
};

interface Step {
  column: number;
  row: number;
}

/** Where an arrow leads from a card: the place in columns of so many cards; undefined where there is none. */
export function nextCard(
  lengths: readonly number[],
  from: { column: number; row: number } | undefined,
  key: string,
): { column: number; row: number } | undefined {
  const step = steps[key];
  if (!step) return undefined;
  const filled = (start: number, by: number): number | undefined => {
    for (let column = start; column >= 0 && column < lengths.length; column += by) if (lengths[column]) return column;
    return undefined;
  };
  if (!from) {
    const column = filled(0, 1);
    return column === undefined ? undefined : { column, row: 0 };
  }
  if (step.column === 0) {
    const row = from.row + step.row;
    return row >= 0 && row < (lengths[from.column] ?? 0) ? { column: from.column, row } : undefined;
  }
  const column = filled(from.column + step.column, step.column);
  return column === undefined ? undefined : { column, row: Math.min(from.row, (lengths[column] ?? 1) - 1) };
}

/** Whether a key is one of an arrow's. */
export function isArrow(key: string): boolean {
  return key in steps;
}
