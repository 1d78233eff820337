import {
  countDiets,
  dietsWithin,
  mergeDiets,
  sameDiets,
  type DietCount,
} from "@magic-meetings/contract/diets/diet-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";
import { findServiceOrder } from "../service-orders/service-order-sql.ts";
import { readEaters } from "./eaters-sql.ts";
import { keepFilledDiets, lockOrderForDiets, readFilledDiets, setLineDiets } from "./line-diet-sql.ts";
import { whoComes } from "./who-comes.ts";

export interface LinesToFill {
  order: ServiceOrderRecord;
  lineIds: readonly string[];
  /** What lines are about to be for, where that changes. */
  quantities?: ReadonlyMap<string, number>;
  /** The answers that count: of a line that follows them, those who accepted. */
  isSettling?: boolean;
}

/**
 * The diets that lines should have by what those who come have said, of the lines where that differs from what they
 * have; remembers what was filled in, so that it can give way to what is said later.
 */
export async function dietsOfLines(
  { tx, tenantId, now }: CommandContext,
  { order, lineIds, quantities, isSettling = true }: LinesToFill,
): Promise<Map<string, DietCount[]>> {
  const lines = order.lines.filter(({ id, service }) => service.unit === "person" && lineIds.includes(id));
  if (lines.length === 0) return new Map();
  const eaters = await readEaters(tx, { tenantId, meetingId: order.meetingId });
  if (eaters === undefined) return new Map();
  const filled = await readFilledDiets(tx, { tenantId, lineIds: lines.map(({ id }) => id) });
  const changed = new Map<string, DietCount[]>();
  const said = new Map<string, DietCount[]>();
  for (const line of lines) {
    const coming = whoComes(eaters, order.siteId, isSettling ? line.headCountRule : "fixed");
    const counts = countDiets(coming.flatMap(({ diet }) => diet ?? []));
    const quantity = quantities?.get(line.id) ?? line.quantity;
    const diets = mergeDiets(line.diets, filled.get(line.id) ?? [], counts, quantity);
    const within = dietsWithin(counts, quantity);
    if (counts.length > 0 || filled.has(line.id)) said.set(line.id, within);
    if (!sameDiets(line.diets, diets)) changed.set(line.id, diets);
  }
  if (said.size > 0) await keepFilledDiets(tx, { tenantId, now, filled: said });
  return changed;
}

/** Fills the diets of an order that is about to be sent; vendors get it with them. */
export async function fillDiets(context: CommandContext, orderId: string): Promise<void> {
  const { tx, tenantId } = context;
  await lockOrderForDiets(tx, { tenantId, id: orderId });
  const subject = await findServiceOrder(tx, { tenantId, id: orderId });
  if (subject?.order.status !== "draft") return;
  const { order } = subject;
  const diets = await dietsOfLines(context, { order, lineIds: order.lines.map(({ id }) => id), isSettling: false });
  for (const [lineId, counts] of diets) await setLineDiets(tx, { tenantId, lineId, diets: counts });
}
