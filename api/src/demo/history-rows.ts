import type { SignalKind, SubjectType } from "@magic-meetings/contract/messages/signal-words.ts";
import type { ProductionOrderStatus } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import { meetingThread } from "../messages/plan-messages.ts";
import { demoIds, type DemoCompanyPerson } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, minutesAfter, type DemoRows } from "./demo-rows.ts";
import type { PlannedMeeting } from "./meeting-plan.ts";
import { meetingIds } from "./meeting-rows.ts";
import type { PlannedOrder } from "./order-plan.ts";
import { orderIds } from "./order-rows.ts";

/** What has happened to a production order that has this status. */
const steps: Record<ProductionOrderStatus, readonly SignalKind[]> = {
  new: [],
  accepted: ["production_order.accepted"],
  in_production: ["production_order.accepted", "production_order.started"],
  ready: ["production_order.accepted", "production_order.started", "production_order.ready"],
  delivered: [
    "production_order.accepted",
    "production_order.started",
    "production_order.ready",
    "production_order.delivered",
  ],
  cleared: [
    "production_order.accepted",
    "production_order.started",
    "production_order.ready",
    "production_order.delivered",
    "production_order.cleared",
  ],
  declined: ["production_order.declined"],
  cancelled: ["production_order.cancelled"],
};

/** Minutes from the delivery; what is not here happened some minutes after the order. */
const minutesFromDelivery: Partial<Record<SignalKind, number>> = {
  "production_order.started": -60,
  "production_order.ready": -20,
  "production_order.delivered": -2,
};

interface Happening {
  kind: SignalKind;
  at: Date;
  subject: [SubjectType, string];
  actor?: DemoCompanyPerson;
  vendorId?: string;
  facts: Record<string, string | number>;
}

/** The signals of a meeting and its order, and the one card that told the organizer. */
export function addHistoryRows(
  rows: DemoRows,
  meeting: PlannedMeeting,
  order: PlannedOrder | undefined,
  now: Date,
): void {
  const told = [...meetingHappenings(meeting), ...(order ? orderHappenings(order) : [])];
  const since = order ? productionHappenings(order, now) : [];
  told.forEach((happening, index) => addSignal(rows, meeting, happening, index));
  since.forEach((happening, index) => addSignal(rows, meeting, happening, told.length + index));
  const last = told.at(-1);
  if (last) addCard(rows, meeting, { last, index: told.length - 1 });
}

function meetingHappenings(meeting: PlannedMeeting): Happening[] {
  const at = meeting.createdAt;
  const actor = meeting.organizer;
  return [
    { kind: "meeting.scheduled", at, actor, subject: ["meeting", meetingIds.meeting(meeting)], facts: {} },
    {
      kind: "room_booking.confirmed",
      at,
      actor,
      subject: ["room_booking", meetingIds.booking(meeting)],
      facts: { room: meeting.room.name },
    },
  ];
}

function orderHappenings(order: PlannedOrder): Happening[] {
  const { orderedAt, number, status, meeting } = order;
  const subject: Happening["subject"] = ["service_order", orderIds.order(order)];
  const common = { subject, actor: meeting.organizer, facts: { number } };
  const made: Happening[] = [
    { ...common, kind: "service_order.submitted", at: orderedAt },
    { ...common, kind: "service_order.confirmed", at: minutesAfter(orderedAt, 1) },
    ...order.productions.map((production): Happening => ({
      ...productionFacts(order, production),
      kind: "production_order.created",
      at: minutesAfter(orderedAt, 1),
    })),
  ];
  return status === "cancelled" ? [...made, { ...common, kind: "service_order.cancelled", at: order.endedAt }] : made;
}

function productionHappenings(order: PlannedOrder, now: Date): Happening[] {
  return order.productions.flatMap((production) => {
    const { company, site } = order.meeting;
    const deliverAt = Math.min(...production.lines.map((line) => line.deliverAt.getTime()));
    const staff = company.people.find((person) => person.site === site.key && person.vendor === production.vendor.kind);
    return steps[production.status].map((kind, index): Happening => {
      const fromDelivery = kind === "production_order.cleared" ? undefined : minutesFromDelivery[kind];
      const planned =
        kind === "production_order.delivered" && production.deliveredAt
          ? production.deliveredAt
          : kind === "production_order.cleared"
            ? minutesAfter(order.meeting.end, 15)
            : fromDelivery === undefined
              ? minutesAfter(order.orderedAt, 60)
              : minutesAfter(new Date(deliverAt), fromDelivery);
      // What has happened already cannot lie ahead, and steps keep their order.
      const latest = minutesAfter(now, index - 10).getTime();
      return {
        ...productionFacts(order, production),
        ...(staff ? { actor: staff } : {}),
        kind,
        at: new Date(Math.min(planned.getTime(), latest)),
      };
    });
  });
}

function productionFacts(order: PlannedOrder, production: PlannedOrder["productions"][number]) {
  const { company, site } = order.meeting;
  return {
    subject: ["production_order", orderIds.production(order, production)] as Happening["subject"],
    vendorId: demoIds.vendor(company, site, production.vendor.kind),
    facts: { number: order.number, vendor: production.vendor.name },
  };
}

function signalId(meeting: PlannedMeeting, { at, kind }: Happening, index: number): string {
  // Ids sort by time, and the timeline follows them: happenings of one moment stand a millisecond apart.
  return demoId(`${meeting.key}/signal/${index}/${kind}`, new Date(at.getTime() + index));
}

function addSignal(rows: DemoRows, meeting: PlannedMeeting, happening: Happening, index: number): void {
  const { company, site, organizer } = meeting;
  const { actor } = happening;
  addRow(rows, "signal", {
    id: signalId(meeting, happening, index),
    at: happening.at,
    kind: happening.kind,
    subject_type: happening.subject[0],
    subject_id: happening.subject[1],
    meeting_id: meetingIds.meeting(meeting),
    site_id: demoIds.site(company, site),
    vendor_id: happening.vendorId,
    organizer_id: demoIds.user(company, organizer.person),
    actor_id: actor ? demoIds.user(company, actor.person) : null,
    actor_name: actor?.name ?? "",
    facts: happening.facts,
  });
}

/** The bot knows no card of the time before it was installed, so the message names none: the next one is a new card. */
function addCard(rows: DemoRows, meeting: PlannedMeeting, { last, index }: { last: Happening; index: number }): void {
  const meetingId = meetingIds.meeting(meeting);
  addRow(rows, "message_log", {
    created_at: last.at,
    id: demoId(`${meeting.key}/card`, last.at),
    signal_id: signalId(meeting, last, index),
    kind: "meeting_card",
    channel: "teams",
    receiver_id: demoIds.user(meeting.company, meeting.organizer.person),
    visit_id: null,
    meeting_id: meetingId,
    thread: meetingThread(meetingId),
    locale: meeting.organizer.locale,
    content: null,
    status: "sent",
    attempts: 1,
    fence: 1,
    next_attempt_at: last.at,
    sent_at: minutesAfter(last.at, 1),
  });
}
