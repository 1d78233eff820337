import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Receipt } from "@magic-meetings/contract/service-orders/receive.ts";
import { refusalOf } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { momentOf, presentServiceOrder } from "./present-service-order.ts";
import { isMonthClosed, writeReceipt, type ReceivedLine } from "./receipt-sql.ts";
import { refuseAction } from "./refuse-action.ts";
import type { ServiceOrderLineRecord, ServiceOrderRecord } from "./service-order-json-sql.ts";
import { findServiceOrder, lockServiceOrder } from "./service-order-sql.ts";

export interface ReceiveServiceOrder extends Receipt {
  id: string;
  expectedVersion?: number | undefined;
}

/** What the organizer says of what came: the order closes. What was said can be corrected until its month is closed. */
export async function receiveServiceOrder(
  context: CommandContext,
  { id, lines, feedback, expectedVersion }: ReceiveServiceOrder,
): Promise<ServiceOrder> {
  const { tx, tenantId, now, principal } = context;
  const subject = changeable(principal, await lockServiceOrder(tx, { tenantId, id }));
  const { order } = subject;
  refuseStaleVersion(order.version, expectedVersion);
  refuseAction(refusalOf(momentOf(order), "close", now));
  if (order.receivedAt !== null && (await isMonthClosed(tx, { tenantId, serviceOrderId: id }))) {
    throw new Refusal("period_closed", "Finance has closed the month: what was said stays");
  }
  const received = lines.map((line, index) => receivedLine(order, line, `/lines/${index}`));
  if (new Set(lines.map(({ lineId }) => lineId)).size < lines.length) {
    throw invalid("/lines", "twice", "A line is named twice");
  }
  const said = feedback ?? order.feedback;
  const written = { serviceOrderId: id, lines: received, feedback: said, now, userId: principal.userId };
  await writeReceipt(tx, { tenantId, ...written });
  record(context, order, subject.organizer.id, received);
  const after = await findServiceOrder(tx, { tenantId, id });
  return presentServiceOrder(after?.order ?? order, now);
}

/** What is not said stays as it was. */
function receivedLine(order: ServiceOrderRecord, said: Receipt["lines"][number], pointer: string): ReceivedLine {
  const line = order.lines.find(({ id }) => id === said.lineId);
  if (line === undefined) throw invalid(`${pointer}/lineId`, "unknown", "This line is not of this order");
  if (line.delivered === null) {
    throw invalid(`${pointer}/lineId`, "not_delivered", `${line.service.name} was not delivered`);
  }
  const received = {
    id: line.id,
    consumed: said.consumed ?? line.consumed,
    wasted: said.wasted ?? line.wasted,
    rating: said.rating ?? line.rating,
  };
  refuseTooMuch(line, received, pointer);
  return received;
}

function refuseTooMuch(line: ServiceOrderLineRecord, { consumed, wasted }: ReceivedLine, pointer: string): void {
  const delivered = line.delivered ?? 0;
  if ((consumed ?? 0) + (wasted ?? 0) <= delivered) return;
  throw invalid(`${pointer}/consumed`, "too_many", `Of ${line.service.name}, ${delivered} came`);
}

function invalid(pointer: string, code: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code, detail }] });
}

function record(
  context: CommandContext,
  order: ServiceOrderRecord,
  organizerId: string,
  received: readonly ReceivedLine[],
): void {
  context.signal({
    id: context.newId(),
    kind: "service_order.received",
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId,
    facts: { number: order.number },
  });
  context.audit({
    action: "service_order.receive",
    entityType: "service_order",
    entityId: order.id,
    oldValues: {
      status: order.status,
      lines: order.lines.map(({ id, consumed, wasted, rating }) => ({ id, consumed, wasted, rating })),
    },
    newValues: { status: "closed", lines: received },
  });
}
