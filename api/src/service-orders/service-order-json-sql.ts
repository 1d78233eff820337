import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { FeeSchedule } from "@magic-meetings/contract/service-orders/fee-rules.ts";
import type {
  HeadCountRule,
  OrderFee,
  ServiceOrder,
  ServiceOrderLine,
  ServiceOrderStatus,
} from "@magic-meetings/contract/service-orders/service-order.ts";
import type { TaskKind } from "@magic-meetings/contract/tasks/task-words.ts";

// SQL pieces that read a service order as JSON; used where orders are read alone and where they are read with their meeting.

/** The lines of order `o`, as JSON in their order. */
const linesJson = `(
  select coalesce(json_agg(json_build_object(
           'id', l.id,
           'service', json_build_object('id', v.id, 'name', v.name, 'unit', v.unit, 'imageUrl', v.image),
           'vendor', json_build_object('id', w.id, 'name', w.name),
           'quantity', l.quantity, 'options', l.options, 'diets', l.diets,
           'unitPriceMinor', l.unit_price_minor, 'totalMinor', l.total_minor, 'vatPercent', l.vat_percent,
           'deliverAt', l.deliver_at, 'orderBefore', l.order_before_at, 'cutOff', l.cut_off_at, 'fees', l.fees,
           'ownRoomId', l.deliver_to_room_id, 'ownPlaceText', l.deliver_to_place, 'ownRoomName', lr.name,
           'account', case when l.account_id is null then null else json_build_object('id', la.id, 'name', la.name) end,
           'headCountRule', l.head_count_rule, 'plusPercent', l.head_count_plus_percent,
           'settledAt', l.head_count_settled_at, 'capacityPerHour', w.capacity_per_hour,
           'vendorWork', json_build_object(
              'autoAccept', w.auto_accept, 'taskKinds', w.task_kinds, 'taskResponsibleId', w.task_responsible_id),
           'production', (
              select json_build_object('id', pp.id, 'status', pp.status)
                from production_order_line pl
                join production_order pp on pp.tenant_id = pl.tenant_id and pp.id = pl.production_order_id
               where pl.tenant_id = l.tenant_id
                 and pl.service_order_line_id = l.id
                 and pl.quantity > 0
               order by pp.created_at desc
               limit 1),
           'delivered', l.delivered, 'consumed', l.consumed, 'wasted', l.wasted, 'rating', l.rating)
           order by l.position), '[]')
    from service_order_line l
    join service v on v.tenant_id = l.tenant_id and v.id = l.service_id
    join vendor w on w.tenant_id = l.tenant_id and w.id = l.vendor_id
    left join meeting_room lr on lr.tenant_id = l.tenant_id and lr.id = l.deliver_to_room_id
    left join account la on la.tenant_id = l.tenant_id and la.id = l.account_id
   where l.tenant_id = o.tenant_id
     and l.service_order_id = o.id)`;

const splitJson = `(
  select coalesce(json_agg(json_build_object(
           'account', json_build_object('id', a.id, 'name', a.name), 'percent', p.percent) order by a.code), '[]')
    from account_split p
    join account a on a.tenant_id = p.tenant_id and a.id = p.account_id
   where p.tenant_id = o.tenant_id
     and p.service_order_id = o.id)`;

const feesJson = `(
  select coalesce(json_agg(json_build_object(
           'id', f.id, 'service', f.service_name, 'vendor', json_build_object('id', fv.id, 'name', fv.name),
           'cause', f.cause, 'quantity', f.quantity, 'percent', f.percent, 'amountMinor', f.amount_minor,
           'at', f.created_at, 'waivedAt', f.waived_at, 'waiveReason', f.waive_reason) order by f.id), '[]')
    from order_fee f
    join vendor fv on fv.tenant_id = f.tenant_id and fv.id = f.vendor_id
   where f.tenant_id = o.tenant_id
     and f.service_order_id = o.id)`;

/** Who ordered in whose place; null: the organizer herself. */
export const onBehalfJson = `(
  select json_build_object('by', ob.name, 'of', oh.name)
    from app_user ob
    join app_user oh on oh.tenant_id = o.tenant_id and oh.id = o.on_behalf_of
   where ob.tenant_id = o.tenant_id
     and ob.id = o.ordered_by)`;

/** An order as JSON, from the aliases `o` (service_order) and `m` (meeting). */
export const serviceOrderJson = `json_build_object(
  'id', o.id, 'number', o.number, 'meetingId', o.meeting_id, 'locationId', o.meeting_location_id, 'siteId', o.site_id,
  'status', o.status, 'deliverToRoomId', o.deliver_to_room_id, 'deliverToPlace', o.deliver_to_place,
  'deliverTo', coalesce(o.deliver_to_place, (
     select q.name from meeting_room q where q.tenant_id = o.tenant_id and q.id = o.deliver_to_room_id), (
     select q.name
       from room_booking k
       join meeting_room q on q.tenant_id = k.tenant_id and q.id = k.room_id
      where k.tenant_id = o.tenant_id
        and k.meeting_location_id = o.meeting_location_id
        and k.status in ('provisional', 'requested', 'confirmed')
      order by k.starts_at, q.name
      limit 1)),
  'note', o.note, 'currency', o.currency, 'totalMinor', o.total_minor, 'cutOff', o.cut_off_at,
  'revision', o.revision, 'version', o.version,
  'headCountMode', o.head_count_mode, 'receivedAt', o.received_at, 'feedback', o.feedback,
  'onBehalf', ${onBehalfJson}, 'meetingStatus', m.status, 'meetingEnd', m.ends_at,
  'lines', ${linesJson}, 'accountSplit', ${splitJson}, 'fees', ${feesJson})`;

/** What `serviceOrderJson` gives. */
export interface ServiceOrderRecord {
  id: string;
  number: number;
  meetingId: string;
  locationId: string;
  siteId: string;
  status: ServiceOrderStatus;
  deliverToRoomId: string | null;
  deliverToPlace: string | null;
  deliverTo: string | null;
  note: string;
  currency: string;
  totalMinor: number;
  cutOff: string;
  revision: number;
  version: number;
  headCountMode: ServiceOrder["headCountMode"];
  /** Who ordered in whose place; null: the organizer herself. */
  onBehalf: { by: string; of: string } | null;
  receivedAt: string | null;
  feedback: string;
  fees: OrderFeeRecord[];
  meetingStatus: MeetingStatus;
  meetingEnd: string;
  lines: ServiceOrderLineRecord[];
  accountSplit: { account: { id: string; name: string }; percent: number }[];
}

type PlainLine = Omit<ServiceOrderLine, "unitPrice" | "total" | "deliverTo" | "ownPlace" | "headCount" | "fees">;

export interface VendorWork {
  autoAccept: boolean;
  taskKinds: TaskKind[];
  taskResponsibleId: string | null;
}

/** A line with its amounts in the order's currency. */
export interface ServiceOrderLineRecord extends PlainLine {
  unitPriceMinor: number;
  totalMinor: number;
  fees: FeeSchedule;
  ownRoomId: string | null;
  ownRoomName: string | null;
  ownPlaceText: string | null;
  headCountRule: HeadCountRule;
  plusPercent: number;
  settledAt: string | null;
  /** Portions that its vendor delivers in an hour; null: no limit. */
  capacityPerHour: number | null;
  /** What its vendor does without being asked, and who does it. */
  vendorWork: VendorWork;
}

export type OrderFeeRecord = Omit<OrderFee, "amount" | "waived"> & {
  amountMinor: number;
  waivedAt: string | null;
  waiveReason: string | null;
};
