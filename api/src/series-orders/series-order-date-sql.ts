import type { SeriesOrderLineInput, SeriesOrderProblem } from "@magic-meetings/contract/series-orders/series-order.ts";
import type {
  DateException,
  MadeLine,
  SeriesOrderDateFacts,
} from "@magic-meetings/contract/series-orders/series-order-rules.ts";
import type { HeadCountRule, ServiceOrderStatus } from "@magic-meetings/contract/service-orders/service-order.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A line of a date's order as the series looks at it. */
export interface DateLine {
  id: string;
  serviceId: string;
  service: string;
  vendorId: string;
  vendor: string;
  quantity: number;
  options: { key: string; name: string }[];
  deliverAt: string;
  /** Where its vendor is to bring it; null while no vendor has it. */
  deliverTo: string | null;
  headCountRule: HeadCountRule;
  hasCome: boolean;
}

/** One date of a series with what a series order keeps of it. */
export interface DateRecord extends SeriesOrderDateFacts {
  seriesOrderId: string;
  /** Null: the date does not take place at the order's site. */
  locationId: string | null;
  meetingStatus: string;
  problem: SeriesOrderProblem | null;
  serviceOrder: {
    id: string;
    number: number;
    status: ServiceOrderStatus;
    cutOff: string;
    totalMinor: number;
    lines: DateLine[];
  } | null;
}

const list = sql(
  "series_order_date_list",
  `select x.id as series_order_id, m.id as meeting_id, m.original_start, m.starts_at, m.ends_at, m.status,
          (select l.id
             from meeting_location l
            where l.tenant_id = m.tenant_id
              and l.meeting_id = m.id
              and l.site_id = x.site_id
              and l.left_at is null
            order by l.id
            limit 1) as location_id,
          d.kind, d.times, d.lines, d.asked, d.asked_start, d.made, d.problem,
          case when o.id is null then null else json_build_object(
            'id', o.id, 'number', o.number, 'status', o.status, 'cutOff', o.cut_off_at, 'totalMinor', o.total_minor,
            'lines', (select coalesce(json_agg(json_build_object(
                               'id', l.id, 'serviceId', l.service_id, 'service', s.name, 'vendorId', l.vendor_id,
                               'vendor', v.name, 'quantity', l.quantity, 'options', l.options,
                               'deliverAt', l.deliver_at, 'headCountRule', l.head_count_rule,
                               'hasCome', l.delivered is not null,
                               'deliverTo', (
                                  select p.deliver_to
                                    from production_order_line pl
                                    join production_order p
                                      on p.tenant_id = pl.tenant_id and p.id = pl.production_order_id
                                   where pl.tenant_id = l.tenant_id
                                     and pl.service_order_line_id = l.id
                                     and pl.quantity > 0
                                   order by p.created_at desc
                                   limit 1)) order by l.position), '[]')
                        from service_order_line l
                        join service s on s.tenant_id = l.tenant_id and s.id = l.service_id
                        join vendor v on v.tenant_id = l.tenant_id and v.id = l.vendor_id
                       where l.tenant_id = o.tenant_id
                         and l.service_order_id = o.id)) end as service_order
     from series_order x
     join meeting m on m.tenant_id = x.tenant_id and m.series_id = x.series_id and m.deleted_at is null
     left join series_order_date d
       on d.tenant_id = x.tenant_id and d.series_order_id = x.id and d.meeting_id = m.id
     left join service_order o on o.tenant_id = d.tenant_id and o.id = d.service_order_id
    where x.tenant_id = $1
      and x.id = any($2::uuid[])
      and m.ends_at > $3
    order by m.original_start, m.id`,
);

interface Row {
  series_order_id: string;
  meeting_id: string;
  original_start: Date;
  starts_at: Date;
  ends_at: Date;
  status: string;
  location_id: string | null;
  kind: DateException["kind"] | null;
  times: number | null;
  lines: SeriesOrderLineInput[] | null;
  asked: SeriesOrderLineInput[] | null;
  asked_start: Date | null;
  made: MadeLine[] | null;
  problem: SeriesOrderProblem | null;
  service_order: DateRecord["serviceOrder"];
}

/** The dates of the series of some orders that are not over, by their place in the pattern; cancelled ones included. */
export async function readDates(
  db: Queries,
  { tenantId, ids, now }: { tenantId: string; ids: readonly string[]; now: Date },
): Promise<DateRecord[]> {
  if (ids.length === 0) return [];
  return (await db.query<Row>(list, [tenantId, ids, now])).map(toDate);
}

function toDate(row: Row): DateRecord {
  const { service_order: order } = row;
  return {
    seriesOrderId: row.series_order_id,
    meetingId: row.meeting_id,
    originalStart: row.original_start,
    start: row.starts_at,
    end: row.ends_at,
    meetingStatus: row.status,
    locationId: row.location_id,
    isHeld: row.location_id !== null && ["draft", "scheduled", "started"].includes(row.status),
    exception: exceptionOf(row),
    asked: row.asked === null || row.asked_start === null ? null : askedOf(row, row.asked, row.asked_start),
    problem: row.problem,
    serviceOrder: order,
    order:
      order === null
        ? null
        : {
            status: order.status,
            cutOff: new Date(order.cutOff),
            hasCome: order.lines.some(({ hasCome }) => hasCome),
            made: order.lines.map((line) => madeOf(line, row.starts_at)),
          },
  };
}

function askedOf({ made }: Row, lines: SeriesOrderLineInput[], start: Date): DateRecord["asked"] {
  return { lines, start, made };
}

function exceptionOf({ kind, times, lines }: Row): DateException {
  if (kind === "own" && lines !== null) return { kind, lines };
  if (kind === "times") return { kind, times: times ?? 1 };
  return { kind: kind === "skipped" ? "skipped" : "plain" };
}

export function madeOf(
  line: Pick<DateLine, "serviceId" | "options" | "quantity" | "deliverAt" | "headCountRule">,
  start: Date,
): MadeLine {
  return {
    serviceId: line.serviceId,
    options: line.options.map(({ key }) => key),
    quantity: line.quantity,
    minutesFromStart: Math.round((Date.parse(line.deliverAt) - start.getTime()) / 60_000),
    follows: line.headCountRule !== "fixed",
  };
}

/** What is kept of a date after something was done about it. */
export interface WrittenDate {
  meetingId: string;
  exception: DateException;
  serviceOrderId: string | null;
  asked: { lines: readonly SeriesOrderLineInput[]; start: Date; made: readonly MadeLine[] | null } | null;
  problem: SeriesOrderProblem | null;
}

const upsert = insertRows("series_order_date", {
  shared: ["tenant_id", "series_order_id"],
  own: ["meeting_id", "kind", "times", "lines", "service_order_id", "asked", "asked_start", "made", "problem"],
  then: `on conflict (tenant_id, series_order_id, meeting_id) do update
            set kind = excluded.kind,
                times = excluded.times,
                lines = excluded.lines,
                service_order_id = excluded.service_order_id,
                asked = excluded.asked,
                asked_start = excluded.asked_start,
                made = excluded.made,
                problem = excluded.problem`,
});

export async function writeDates(
  db: Queries,
  { tenantId, seriesOrderId, dates }: { tenantId: string; seriesOrderId: string; dates: readonly WrittenDate[] },
): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  const rows = dates.map(({ meetingId, exception, serviceOrderId, asked, problem }) => [
    ...[meetingId, exception.kind, exception.kind === "times" ? exception.times : 1],
    ...[exception.kind === "own" ? JSON.stringify(exception.lines) : null, serviceOrderId],
    ...[json(asked?.lines ?? null), asked?.start ?? null, json(asked?.made ?? null), json(problem)],
  ]);
  await upsert(db, [tenantId, seriesOrderId], rows);
}
