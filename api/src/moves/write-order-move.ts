import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { isWithVendors } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import { waitOrPlace } from "../approvals/wait-or-place.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { endServiceOrder } from "../service-orders/cancel-service-order.ts";
import { consequencesFor } from "../service-orders/consequences-of-order.ts";
import { followThrough } from "../service-orders/follow-through.ts";
import { keepRevision } from "../service-orders/keep-revision.ts";
import { findServiceOrder } from "../service-orders/service-order-sql.ts";
import { writeChange } from "../service-orders/write-change.ts";
import { attempt, tryOut } from "./attempt.ts";
import type { PlannedLine, PlannedOrder } from "./plan-order-move.ts";

/** What becomes of a line: it stays where it is, goes where it would be, or is not wanted any more. */
export type Fate = "stay" | "then" | "gone";

export interface OrderFates extends PlannedOrder {
  fateOf: (line: PlannedLine) => Fate;
  /** The moment whose fees hold. */
  at: Date;
}

/** Writes what becomes of an order's lines, with money, vendors' hours and production; nothing where all stay. */
export async function writeOrderMove(context: CommandContext, fates: OrderFates): Promise<void> {
  const { tx, tenantId } = context;
  const { subject, lines, fateOf, at } = fates;
  const { order } = subject;
  if (lines.every((line) => fateOf(line) === "stay")) return;
  const after = lines.flatMap((line) => {
    const fate = fateOf(line);
    return fate === "gone" ? [] : [fate === "then" && line.then !== null ? line.then : line.stay];
  });
  const isAnyLeft = lines.some((line) => line.record.delivered === null && fateOf(line) !== "gone");
  if (!isAnyLeft) {
    await endServiceOrder(context, subject, "service_order.cancelled", consequencesFor(order, [], at));
    return;
  }
  const consequences = consequencesFor(order, after, at);
  await writeChange(context, subject, {}, after);
  const written = await findServiceOrder(tx, { tenantId, id: order.id });
  if (written === undefined) throw new Error("The order that is being moved is gone");
  await keepRevision(context, written.order);
  if (order.status === "awaiting_approval") await waitOrPlace(context, written);
  if (order.status === "submitted" || isWithVendors(order.status)) {
    await followThrough(context, { before: subject, after: written, consequences });
  }
}

/**
 * Writes it, and lets lines stay that the vendors' hours or the budgets of the new moment have no room for; gives those
 * with why. Lines for which there is no room alone are found one by one.
 */
export async function writeWhatCan(context: CommandContext, fates: OrderFates): Promise<Map<string, Refusal>> {
  const blocked = new Map<string, Refusal>();
  const refusal = await refusalOf(() => attempt(context, (trial) => writeOrderMove(trial, fates)));
  if (refusal === null) return blocked;
  const moved = fates.lines.filter((line) => fates.fateOf(line) === "then");
  for (const [id, why] of await blockedAlone(context, { ...fates, lines: fates.lines }, moved)) blocked.set(id, why);
  if (blocked.size === 0) for (const { record } of moved) blocked.set(record.id, refusal);
  const rest: OrderFates = {
    ...fates,
    fateOf: (line) => (blocked.has(line.record.id) ? "stay" : fates.fateOf(line)),
  };
  const left = await refusalOf(() => attempt(context, (trial) => writeOrderMove(trial, rest)));
  if (left === null) return blocked;
  for (const { record } of moved) if (!blocked.has(record.id)) blocked.set(record.id, left);
  await attempt(context, (trial) =>
    writeOrderMove(trial, { ...fates, fateOf: (line) => (blocked.has(line.record.id) ? "stay" : fates.fateOf(line)) }),
  );
  return blocked;
}

/** Which of the lines could not go where they would be, with why; nothing is written. */
export async function findBlocked(
  context: CommandContext,
  fates: OrderFates,
  moved: readonly PlannedLine[],
): Promise<Map<string, Refusal>> {
  if (moved.length === 0) return new Map();
  const together: OrderFates = { ...fates, fateOf: (line) => (moved.includes(line) ? "then" : fates.fateOf(line)) };
  const refusal = await refusalOf(() => tryOut(context, (trial) => writeOrderMove(trial, together)));
  if (refusal === null) return new Map();
  const alone = await blockedAlone(context, fates, moved);
  return alone.size > 0 ? alone : new Map(moved.map(({ record }) => [record.id, refusal]));
}

async function blockedAlone(
  context: CommandContext,
  fates: OrderFates,
  moved: readonly PlannedLine[],
): Promise<Map<string, Refusal>> {
  const blocked = new Map<string, Refusal>();
  for (const one of moved) {
    const alone: OrderFates = { ...fates, fateOf: (line) => (line === one ? "then" : "stay") };
    const refusal = await refusalOf(() => tryOut(context, (trial) => writeOrderMove(trial, alone)));
    if (refusal !== null) blocked.set(one.record.id, refusal);
  }
  return blocked;
}

async function refusalOf(work: () => Promise<unknown>): Promise<Refusal | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
