import type { ClosedDelivery } from "@magic-meetings/contract/vendors/closed-delivery.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// What is ordered for moments at which its vendor is closed is never stored: it follows from the orders and from the
// vendor's hours as they are, so none can be forgotten.

const daysNow = `(select y.opens, y.closes
            from business_hours_day y
           where y.tenant_id = l.tenant_id
             and y.business_hours_id = l.business_hours_id
             and y.weekday = extract(isodow from l.at_vendor))`;

const holidaysNow = (but: string) => `(select h.opens, h.closes, h.name
            from holiday h
           where h.tenant_id = l.tenant_id
             and h.business_hours_id = l.business_hours_id
             and h.day = l.at_vendor::date
             and h.deleted_at is null
             ${but})`;

const daysThen = `(select w.opens, w.closes
            from jsonb_to_recordset($10::jsonb) as w (weekday integer, opens time, closes time)
           where $10::jsonb is not null
             and w.weekday = extract(isodow from l.at_vendor)
           union all
          select d.opens, d.closes
            from ${daysNow} d
           where $10::jsonb is null)`;

const added = `(select w.opens, w.closes, w.name
            from jsonb_to_recordset($11::jsonb) as w (day date, opens time, closes time, name text)
           where w.day = l.at_vendor::date)`;

const holidaysThen = `(select n.opens, n.closes, n.name
            from ${added} n
           union all
          select h.opens, h.closes, h.name
            from ${holidaysNow(`and not exists (select from ${added} n)`)} h)`;

/** On a holiday its hours hold, else those of the weekday; a moment is within them up to their end. */
function isClosed(days: string, holidays: string): string {
  const open = (hours: string) =>
    `exists (select from ${hours} o where o.opens <= l.at_vendor::time and l.at_vendor::time <= o.closes)`;
  return `case when exists (select from ${holidays} o)
               then not ${open(holidays)}
               else not ${open(days)} end`;
}

const closedNow = isClosed(daysNow, holidaysNow(""));
const closedThen = isClosed(daysThen, holidaysThen);

const ordersOfMeeting = `select i.id
                                      from service_order i
                                     where i.tenant_id = $1
                                       and i.meeting_id = $8::uuid`;

interface Wanted {
  closed: string;
  holiday: string;
  but?: string;
  /** `$8` is a meeting, not an order: only the lines of its orders are looked at. */
  ofMeeting?: true;
}

const statement = (name: string, { closed, holiday, but = "", ofMeeting }: Wanted) =>
  sql(
    name,
    `with line as (
       select x.tenant_id, x.service_order_id, x.vendor_id, x.deliver_at, v.name as vendor_name, v.business_hours_id,
              x.deliver_at at time zone b.time_zone as at_vendor
         from vendor v
         join business_hours b on b.tenant_id = v.tenant_id and b.id = v.business_hours_id
         join service_order_line x on x.tenant_id = v.tenant_id and x.vendor_id = v.id
        where v.tenant_id = $1
          and ($2::uuid[] is null or v.id = any($2::uuid[]))
          and x.deliver_at > $3
          ${ofMeeting ? `and x.service_order_id in (${ordersOfMeeting})` : ""}
     ), closed as (
       select l.service_order_id, l.vendor_id, l.vendor_name, min(l.deliver_at) as deliver_at,
              (min(l.at_vendor))::date as day, count(*)::integer as lines,
              (array_agg(${holiday} order by l.deliver_at))[1] as holiday
         from line l
         join service_order o on o.tenant_id = l.tenant_id and o.id = l.service_order_id
        where l.tenant_id = $1
          and o.status in ('submitted', 'awaiting_approval', 'confirmed', 'in_production')
          and ($4::uuid is null or o.site_id = $4::uuid)
          ${ofMeeting ? "" : "and ($8::uuid is null or o.id = $8::uuid)"}
          and ${closed}
          ${but}
          and not exists (
            select
              from delivery_exception e
             where e.tenant_id = l.tenant_id
               and e.service_order_id = l.service_order_id
               and e.vendor_id = l.vendor_id
               and e.day = l.at_vendor::date)
          and not exists (
            select
              from production_order p
             where p.tenant_id = l.tenant_id
               and p.service_order_id = l.service_order_id
               and p.vendor_id = l.vendor_id
               and p.deliver_at = l.deliver_at
               and p.status in ('delivered', 'cleared', 'declined', 'cancelled'))
        group by l.service_order_id, l.vendor_id, l.vendor_name
     )
     select (select count(*)::integer from closed) as count,
            c.service_order_id, o.number, o.status, c.vendor_id, c.vendor_name, c.deliver_at, c.day::text as day, c.holiday,
            c.lines, s.id as site_id, s.name as site_name, s.time_zone, m.id as meeting_id, m.subject, m.starts_at,
            u.id as organizer_id, u.name as organizer_name,
            (select p.id
               from production_order p
              where p.tenant_id = $1
                and p.service_order_id = c.service_order_id
                and p.vendor_id = c.vendor_id
              order by p.deliver_at = c.deliver_at desc, p.id
              limit 1) as production_order_id
       from closed c
       join service_order o on o.tenant_id = $1 and o.id = c.service_order_id
       join site s on s.tenant_id = $1 and s.id = o.site_id
       join meeting m on m.tenant_id = $1 and m.id = o.meeting_id
       join app_user u on u.tenant_id = $1 and u.id = m.organizer_id
      where ($5::timestamptz is null
             or (c.deliver_at, c.service_order_id, c.vendor_id) > ($5::timestamptz, $6::uuid, $7::uuid))
      order by c.deliver_at, c.service_order_id, c.vendor_id
      limit $9`,
  );

const nowClosed = statement("closed_delivery_list", {
  closed: closedNow,
  holiday: `(select o.name from ${holidaysNow("")} o limit 1)`,
});
const closedOfMeeting = statement("closed_delivery_of_meeting", {
  closed: closedNow,
  holiday: `(select o.name from ${holidaysNow("")} o limit 1)`,
  ofMeeting: true,
});
const closedByChange = statement("closed_delivery_preview", {
  closed: closedThen,
  holiday: `(select o.name from ${holidaysThen} o limit 1)`,
  but: `and not (${closedNow})`,
});

export interface ClosedQuestion {
  tenantId: string;
  /** Null: every vendor's. */
  vendorIds: readonly string[] | null;
  now: Date;
  siteId?: string | undefined;
  serviceOrderId?: string | undefined;
  after?: [deliverAt: string, serviceOrderId: string, vendorId: string] | undefined;
  limit: number;
}

/** Hours that do not hold yet, instead of the vendors' own. */
export interface OtherHours {
  days: readonly { weekday: number; opens: string; closes: string }[] | null;
  holidays: readonly { day: string; opens?: string | null; closes?: string | null; name?: string }[];
}

export interface FoundClosed {
  count: number;
  items: ClosedDelivery[];
}

interface Row {
  count: number;
  service_order_id: string;
  number: number;
  status: string;
  production_order_id: string | null;
  vendor_id: string;
  vendor_name: string;
  site_id: string;
  site_name: string;
  time_zone: string;
  meeting_id: string;
  subject: string;
  starts_at: Date;
  organizer_id: string;
  organizer_name: string;
  deliver_at: Date;
  day: string;
  holiday: string | null;
  lines: number;
}

/** What is ordered and closed as things are, by delivery; with other hours, what they would close besides. */
export async function findClosedDeliveries(
  db: Queries,
  question: ClosedQuestion,
  hours?: OtherHours,
): Promise<FoundClosed> {
  const { tenantId, vendorIds, now, siteId, serviceOrderId, after, limit } = question;
  const rows = await db.query<Row>(hours === undefined ? nowClosed : closedByChange, [
    tenantId,
    vendorIds,
    now,
    siteId ?? null,
    ...(after ?? [null, null, null]),
    serviceOrderId ?? null,
    limit,
    ...(hours === undefined ? [] : [hours.days && JSON.stringify(hours.days), JSON.stringify(hours.holidays)]),
  ]);
  return { count: rows[0]?.count ?? 0, items: rows.map(toClosedDelivery) };
}

/** What a card has room for, and more. */
const mostOfMeeting = 50;

/** What of a meeting's orders is to be delivered when its vendor is closed. */
export async function findClosedOfMeeting(
  db: Queries,
  { tenantId, meetingId, now }: { tenantId: string; meetingId: string; now: Date },
): Promise<ClosedDelivery[]> {
  const anywhere = [null, null, null, null];
  const rows = await db.query<Row>(closedOfMeeting, [tenantId, null, now, ...anywhere, meetingId, mostOfMeeting]);
  return rows.map(toClosedDelivery);
}

function toClosedDelivery(row: Row): ClosedDelivery {
  return {
    serviceOrderId: row.service_order_id,
    number: Number(row.number),
    status: row.status,
    productionOrderId: row.production_order_id,
    vendor: { id: row.vendor_id, name: row.vendor_name },
    site: { id: row.site_id, name: row.site_name, timeZone: row.time_zone },
    meeting: { id: row.meeting_id, subject: row.subject, start: row.starts_at.toISOString() },
    organizer: { id: row.organizer_id, name: row.organizer_name },
    deliverAt: row.deliver_at.toISOString(),
    day: row.day,
    holiday: row.holiday,
    lines: row.lines,
  };
}
