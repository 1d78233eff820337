import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { replaceAccountSplit } from "./account-split-sql.ts";
import { chooseAccounts } from "./choose-accounts.ts";
import { deliverToColumns } from "./deliver-to.ts";
import { earliestCutOff, totalOf } from "./draft-service-order.ts";
import { deleteLines, writeLines } from "./order-line-sql.ts";
import type { ServiceOrderForChange } from "./service-order-sql.ts";
import { reviseServiceOrder } from "./service-order-write-sql.ts";
import type { SettledLine } from "./settle-lines.ts";

/** Writes a change of an order; `lines` null: they stay as they are. */
export async function writeChange(
  context: CommandContext,
  { order, orderedBy }: Pick<ServiceOrderForChange, "order" | "orderedBy">,
  request: Pick<Partial<ServiceOrderInput>, "accountSplit" | "deliverTo" | "note" | "headCountMode">,
  lines: readonly SettledLine[] | null,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const serviceOrderId = order.id;
  if (lines !== null) {
    const kept = lines.flatMap(({ id }) => (id === null ? [] : [id]));
    const gone = order.lines.map(({ id }) => id).filter((id) => !kept.includes(id));
    await deleteLines(tx, { tenantId, serviceOrderId, ids: gone });
    await writeLines(tx, {
      tenantId,
      serviceOrderId,
      lines: lines.map((line) => ({ ...line, id: line.id ?? context.newId() })),
    });
  }
  const ofLines = lines?.map(({ accountId }) => accountId) ?? [];
  if (request.accountSplit !== undefined || ofLines.some((id) => id !== null)) {
    const choice = { tenantId, userId: orderedBy, currency: order.currency, wanted: request.accountSplit, ofLines };
    const shares = await chooseAccounts(tx, choice);
    if (request.accountSplit !== undefined) await replaceAccountSplit(tx, { tenantId, serviceOrderId, shares });
  }
  const place =
    request.deliverTo === undefined
      ? { deliverToRoomId: order.deliverToRoomId, deliverToPlace: order.deliverToPlace }
      : await deliverToColumns(tx, { tenantId, siteId: order.siteId, deliverTo: request.deliverTo });
  await reviseServiceOrder(tx, {
    tenantId,
    id: serviceOrderId,
    totalMinor: lines === null ? order.totalMinor : totalOf(lines),
    cutOff: lines === null ? new Date(order.cutOff) : earliestCutOff(lines),
    ...place,
    note: request.note ?? order.note,
    headCountMode: request.headCountMode ?? order.headCountMode,
    now,
    userId: principal.userId,
  });
}
