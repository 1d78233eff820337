import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ServiceOrder, ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findMeeting, type MeetingRecord } from "../meetings/meeting-sql.ts";
import { insertAccountSplit, rememberAccounts } from "./account-split-sql.ts";
import { chooseAccounts } from "./choose-accounts.ts";
import { deliverToColumns } from "./deliver-to.ts";
import { keepRevision } from "./keep-revision.ts";
import { writeLines } from "./order-line-sql.ts";
import { presentServiceOrder } from "./present-service-order.ts";
import { priceServiceOrder, type PricedLine } from "./price-service-order.ts";
import { readPricingFacts } from "./read-pricing-facts.ts";
import { findServiceOrder } from "./service-order-sql.ts";
import { insertServiceOrder, takeOrderNumber } from "./service-order-write-sql.ts";
import { settleLines } from "./settle-lines.ts";

export interface DraftServiceOrder extends ServiceOrderInput {
  meetingId: string;
}

/** Drafts an order: priced, checked against every rule of ordering, not yet sent; nothing is stored when a rule refuses it. */
export async function draftServiceOrder(context: CommandContext, request: DraftServiceOrder): Promise<ServiceOrder> {
  const { tx, tenantId, now, principal } = context;
  const meeting = changeable(principal, await findMeeting(tx, { tenantId, id: request.meetingId }));
  refuseOver(meeting, now);
  const location = locationOf(meeting, request.locationId);
  const askers = [principal.userId, meeting.organizer.id];
  const facts = await readPricingFacts(tx, {
    tenantId,
    meeting,
    siteId: location.site.id,
    askers,
    lines: request.lines,
    now,
  });
  const priced = priceServiceOrder(request.lines, facts);
  const settled = await settleLines(tx, {
    tenantId,
    siteId: location.site.id,
    inputs: request.lines,
    priced,
    ordered: [],
  });
  const lines = settled.map((line) => ({ ...line, id: context.newId() }));
  const orderedBy = principal.userId ?? meeting.organizer.id;
  const currency = location.site.currency;
  const shares = await chooseAccounts(tx, {
    tenantId,
    userId: orderedBy,
    currency,
    wanted: request.accountSplit,
    ofLines: lines.map(({ accountId }) => accountId),
  });
  const id = context.newId();
  await insertServiceOrder(tx, {
    tenantId,
    id,
    number: await takeOrderNumber(tx, tenantId),
    meetingId: meeting.id,
    locationId: location.id,
    siteId: location.site.id,
    orderedBy,
    onBehalfOf: orderedBy === meeting.organizer.id ? null : meeting.organizer.id,
    ...(await deliverToColumns(tx, { tenantId, siteId: location.site.id, deliverTo: request.deliverTo })),
    note: request.note ?? "",
    currency,
    totalMinor: totalOf(lines),
    cutOff: earliestCutOff(lines),
    headCountMode: request.headCountMode ?? "ask",
    now,
  });
  await writeLines(tx, { tenantId, serviceOrderId: id, lines });
  await insertAccountSplit(tx, { tenantId, serviceOrderId: id, shares });
  await rememberAccounts(tx, { tenantId, userId: orderedBy, accountIds: shares.map((share) => share.accountId), now });
  record(context, meeting, id, lines);
  const drafted = await findServiceOrder(tx, { tenantId, id });
  if (drafted === undefined) throw new Error("The order that was just drafted is not there");
  await keepRevision(context, drafted.order);
  return presentServiceOrder(drafted.order, now);
}

export function totalOf(lines: readonly PricedLine[]): number {
  return lines.reduce((sum, line) => sum + line.totalMinor, 0);
}

export function earliestCutOff(lines: readonly PricedLine[]): Date {
  return new Date(Math.min(...lines.map((line) => line.cutOff.getTime())));
}

function refuseOver(meeting: MeetingRecord, now: Date): void {
  if (meeting.status === "cancelled" || meeting.status === "archived" || meeting.status === "ended") {
    throw new Refusal("wrong_state", "This meeting takes no more orders");
  }
  if (now >= meeting.end) throw new Refusal("meeting_over", "This meeting is over");
}

function locationOf(meeting: MeetingRecord, locationId: string | undefined) {
  const location =
    locationId === undefined && meeting.locations.length === 1
      ? meeting.locations[0]
      : meeting.locations.find(({ id }) => id === locationId);
  if (location !== undefined) return location;
  throw new Refusal(
    "no_location",
    meeting.locations.length > 1
      ? "The meeting takes place at several sites: say for which one the order is"
      : "The meeting has no such location",
  );
}

function record(context: CommandContext, meeting: MeetingRecord, id: string, lines: readonly PricedLine[]): void {
  context.signal({
    id: context.newId(),
    kind: "service_order.drafted",
    subject: { type: "service_order", id },
    meetingId: meeting.id,
    organizerId: meeting.organizer.id,
    facts: {},
  });
  context.audit({
    action: "service_order.draft",
    entityType: "service_order",
    entityId: id,
    newValues: { lines: lines.map(({ service, quantity }) => ({ serviceId: service.id, quantity })) },
  });
}
