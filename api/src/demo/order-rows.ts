import type { ProductionOrderStatus } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import { demoIds } from "./demo-company.ts";
import { demoChoice, demoId, demoNumber } from "./demo-id.ts";
import { addRow, maintained, minutesAfter, type DemoRows } from "./demo-rows.ts";
import { meetingIds } from "./meeting-rows.ts";
import { addTaskRows } from "./task-rows.ts";
import type { PlannedLine, PlannedOrder } from "./order-plan.ts";

type Production = PlannedOrder["productions"][number];

export const orderIds = {
  order: ({ meeting, orderedAt }: PlannedOrder) => demoId(`${meeting.key}/order`, orderedAt),
  line: ({ meeting, orderedAt }: PlannedOrder, { service }: PlannedLine) =>
    demoId(`${meeting.key}/line/${service.name}`, orderedAt),
  production: ({ meeting, orderedAt }: PlannedOrder, { vendor, lines }: Pick<Production, "vendor" | "lines">) =>
    demoId(`${meeting.key}/production/${vendor.kind}/${lines[0]?.service.name ?? ""}`, orderedAt),
};

export const servedStatuses: readonly ProductionOrderStatus[] = ["delivered", "cleared"];

/** An order with its lines, who pays, and what every vendor makes of it. */
export function addOrderRows(rows: DemoRows, order: PlannedOrder): void {
  const { meeting, orderedAt } = order;
  const { company, site, room } = meeting;
  addRow(rows, "service_order", {
    id: orderIds.order(order),
    number: order.number,
    meeting_id: meetingIds.meeting(meeting),
    meeting_location_id: meetingIds.location(meeting),
    site_id: demoIds.site(company, site),
    ordered_by: demoIds.user(company, meeting.organizer.person),
    status: order.status,
    deliver_to_room_id: demoIds.room(company, room),
    currency: site.currency,
    total_minor: order.totalMinor,
    cut_off_at: earliest(order.lines.map((line) => line.cutOff)),
    note: "",
    priced_at: orderedAt,
    revision: 1,
    submitted_at: orderedAt,
    confirmed_at: minutesAfter(orderedAt, 1),
    // Nobody is asked now about what is over long ago.
    asked_at: ["delivered", "closed"].includes(order.status) ? meeting.end : null,
    ...maintained(orderedAt),
  });
  for (const { department, percent } of order.split) {
    addRow(rows, "account_split", {
      service_order_id: orderIds.order(order),
      account_id: demoIds.costCentre(company, department, site),
      percent,
    });
  }
  for (const production of order.productions) addProduction(rows, order, production);
}

function addProduction(rows: DemoRows, order: PlannedOrder, production: Production): void {
  const { meeting, orderedAt } = order;
  const { company, site, room } = meeting;
  const id = orderIds.production(order, production);
  addRow(rows, "production_order", {
    id,
    vendor_id: demoIds.vendor(company, site, production.vendor.kind),
    service_order_id: orderIds.order(order),
    site_id: demoIds.site(company, site),
    meeting_id: meetingIds.meeting(meeting),
    status: production.status,
    deliver_at: earliest(production.lines.map((line) => line.deliverAt)),
    deliver_to: room.name,
    own_place: true,
    code: id.replaceAll("-", ""),
    auto_accepted: production.vendor.autoAccept ?? false,
    declined_at: production.status === "declined" ? order.endedAt : null,
    decline_reason: production.status === "declined" ? "We are fully booked that day" : null,
    delivered_at: production.deliveredAt,
    note: "",
    revision: 1,
    acknowledged_revision: 1,
    ...maintained(minutesAfter(orderedAt, 1)),
  });
  for (const line of production.lines) {
    addOrderLine(rows, order, line, servedStatuses.includes(production.status));
    addRow(rows, "production_order_line", {
      id: demoId(`${meeting.key}/production-line/${line.service.name}`, orderedAt),
      production_order_id: id,
      service_order_line_id: orderIds.line(order, line),
      service_id: demoIds.service(company, site, line.service),
      name: line.service.name,
      quantity: line.quantity,
      acknowledged_quantity: line.quantity,
      options: line.options,
      diets: line.diets,
      deliver_at: line.deliverAt,
      delivered: servedStatuses.includes(production.status) ? line.quantity : null,
    });
  }
  addTaskRows(rows, order, production, id);
}

function addOrderLine(rows: DemoRows, order: PlannedOrder, line: PlannedLine, isServed: boolean): void {
  const { company, site } = order.meeting;
  addRow(rows, "service_order_line", {
    id: orderIds.line(order, line),
    service_order_id: orderIds.order(order),
    position: order.lines.indexOf(line) + 1,
    service_id: demoIds.service(company, site, line.service),
    vendor_id: demoIds.vendor(company, site, line.vendor.kind),
    quantity: line.quantity,
    options: line.options,
    diets: line.diets,
    unit_price_minor: line.unitPriceMinor,
    total_minor: line.totalMinor,
    vat_percent: line.service.category === "help" || line.service.category === "setup" ? site.vat.other : site.vat.food,
    deliver_at: line.deliverAt,
    order_before_at: line.orderBefore,
    cut_off_at: line.cutOff,
    fees: line.fees,
    delivered: isServed ? line.quantity : null,
    ...receiptOf(order, line),
  });
}

function earliest(moments: readonly Date[]): Date {
  return new Date(Math.min(...moments.map((moment) => moment.getTime())));
}

/** In percent: of how many closed orders the organizer said what became of them. */
const receivedShare = 70;
/** At most so much is left, in percent. */
const mostLeft = 24;

/** What was eaten and left, and how it was liked, of orders that are closed. */
function receiptOf({ meeting, status }: PlannedOrder, { service, quantity }: PlannedLine) {
  const dice = `${meeting.key}/received/${service.name}`;
  if (status !== "closed" || demoNumber(`${meeting.key}/received`, 100) >= receivedShare) {
    return { consumed: null, wasted: null, rating: null };
  }
  const wasted = Math.floor((quantity * demoNumber(dice, mostLeft)) / 100);
  return { consumed: quantity - wasted, wasted, rating: demoChoice(`${dice}/rating`, [5, 5, 5, 4, 4, 4, 4, 3, 3, 2]) };
}
