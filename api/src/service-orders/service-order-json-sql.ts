import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrderLine, ServiceOrderStatus } from "@magic-meetings/contract/service-orders/service-order.ts";

// SQL pieces that read a service order as JSON; used where orders are read alone and where they are read with their meeting.

/** The lines of order `o`, as JSON in their order. */
const linesJson = `(
  select coalesce(json_agg(json_build_object(
           'id', l.id,
           'service', json_build_object('id', v.id, 'name', v.name, 'unit', v.unit, 'imageUrl', v.image),
           'vendor', json_build_object('id', w.id, 'name', w.name),
           'quantity', l.quantity, 'options', l.options, 'diets', l.diets,
           'unitPriceMinor', l.unit_price_minor, 'totalMinor', l.total_minor, 'vatPercent', l.vat_percent,
           'deliverAt', l.deliver_at, 'orderBefore', l.order_before_at, 'cutOff', l.cut_off_at) order by l.position), '[]')
    from service_order_line l
    join service v on v.tenant_id = l.tenant_id and v.id = l.service_id
    join vendor w on w.tenant_id = l.tenant_id and w.id = l.vendor_id
   where l.tenant_id = o.tenant_id
     and l.service_order_id = o.id)`;

const splitJson = `(
  select coalesce(json_agg(json_build_object(
           'account', json_build_object('id', a.id, 'name', a.name), 'percent', p.percent) order by a.code), '[]')
    from account_split p
    join account a on a.tenant_id = p.tenant_id and a.id = p.account_id
   where p.tenant_id = o.tenant_id
     and p.service_order_id = o.id)`;

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
  'meetingStatus', m.status, 'meetingEnd', m.ends_at,
  'lines', ${linesJson}, 'accountSplit', ${splitJson})`;

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
  meetingStatus: MeetingStatus;
  meetingEnd: string;
  lines: ServiceOrderLineRecord[];
  accountSplit: { account: { id: string; name: string }; percent: number }[];
}

/** A line with its amounts in the order's currency. */
export type ServiceOrderLineRecord = Omit<ServiceOrderLine, "unitPrice" | "total"> & {
  unitPriceMinor: number;
  totalMinor: number;
};
