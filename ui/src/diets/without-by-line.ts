import type { ProductionDiets } from "@magic-meetings/contract/diets/diet.ts";

type Without = ProductionDiets["lines"][number]["numbers"]["without"][number];

/** How many must go without what, by the line of the service order that is for them. */
export function withoutByLine(
  orders: readonly ProductionDiets[],
): Map<string, { name: Without["allergen"]; quantity: number }[]> {
  const lines = orders.flatMap((order) => order.lines);
  return new Map(
    lines.map(({ lineId, numbers }) => [
      lineId,
      numbers.without.map(({ allergen, count }) => ({ name: allergen, quantity: count })),
    ]),
  );
}
