import { monthsOrderedAhead, type SeriesOrderLineInput } from "@magic-meetings/contract/series-orders/series-order.ts";
import type { SeriesOrderPhase } from "@magic-meetings/contract/series-orders/series-order-rules.ts";
import type { Share } from "../accounts/split-amount.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** What is wanted on every date of a series at one site. */
export interface SeriesOrderRecord {
  id: string;
  seriesId: string;
  site: { id: string; name: string; timeZone: string; currency: string };
  orderedBy: string;
  deliverToRoomId: string | null;
  deliverToPlace: string | null;
  note: string;
  headCountMode: "ask" | "apply";
  accountSplit: Share[];
  endsBefore: Date | null;
  orderedUntil: Date;
  version: number;
  phases: SeriesOrderPhase[];
  /** Names of the services that it is about. */
  services: Record<string, string>;
}

const columns = `
  o.id, o.series_id, o.site_id, t.name as site_name, t.time_zone, t.currency, o.ordered_by, o.deliver_to_room_id,
  o.deliver_to_place, o.note, o.head_count_mode, o.account_split, o.ends_before, o.ordered_until, o.version,
  (select coalesce(json_agg(json_build_object('from', l.valid_from, 'serviceId', l.service_id, 'wish', l.wish)
            order by l.valid_from, l.position), '[]')
     from series_order_line l
    where l.tenant_id = o.tenant_id
      and l.series_order_id = o.id) as lines,
  (select coalesce(json_object_agg(s.id, s.name), '{}')
     from service s
    where s.tenant_id = o.tenant_id
      and s.id in (select l.service_id
                     from series_order_line l
                    where l.tenant_id = o.tenant_id
                      and l.series_order_id = o.id)) as services
     from series_order o
     join site t on t.tenant_id = o.tenant_id and t.id = o.site_id
    where o.tenant_id = $1`;

const byId = sql("series_order_by_id", `select ${columns} and o.id = $2`);
const ofSeries = sql("series_order_of_series", `select ${columns} and o.series_id = $2 order by o.id`);

interface Row {
  id: string;
  series_id: string;
  site_id: string;
  site_name: string;
  time_zone: string;
  currency: string;
  ordered_by: string;
  deliver_to_room_id: string | null;
  deliver_to_place: string | null;
  note: string;
  head_count_mode: "ask" | "apply";
  account_split: Share[];
  ends_before: Date | null;
  ordered_until: Date;
  version: number;
  lines: { from: string; serviceId: string; wish: Omit<SeriesOrderLineInput, "serviceId"> }[];
  services: Record<string, string>;
}

export async function findSeriesOrder(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<SeriesOrderRecord | undefined> {
  return (await db.query<Row>(byId, [tenantId, id])).map(toRecord)[0];
}

/** Whoever changes one has locked its series before. */
export async function findSeriesOrdersOf(
  db: Queries,
  { tenantId, seriesId }: { tenantId: string; seriesId: string },
): Promise<SeriesOrderRecord[]> {
  return (await db.query<Row>(ofSeries, [tenantId, seriesId])).map(toRecord);
}

function toRecord(row: Row): SeriesOrderRecord {
  const phases: (SeriesOrderPhase & { lines: SeriesOrderLineInput[] })[] = [];
  for (const { from, serviceId, wish } of row.lines) {
    const known = phases.at(-1);
    const line = { serviceId, ...wish };
    if (known?.from.getTime() === Date.parse(from)) known.lines.push(line);
    else phases.push({ from: new Date(from), lines: [line] });
  }
  return {
    id: row.id,
    seriesId: row.series_id,
    site: { id: row.site_id, name: row.site_name, timeZone: row.time_zone, currency: row.currency.trim() },
    orderedBy: row.ordered_by,
    deliverToRoomId: row.deliver_to_room_id,
    deliverToPlace: row.deliver_to_place,
    note: row.note,
    headCountMode: row.head_count_mode,
    accountSplit: row.account_split,
    endsBefore: row.ends_before,
    orderedUntil: row.ordered_until,
    version: row.version,
    phases,
    services: row.services,
  };
}

const insert = sql(
  "series_order_insert",
  `insert into series_order (
     tenant_id, id, series_id, site_id, ordered_by, deliver_to_room_id, deliver_to_place, note, head_count_mode,
     account_split, ordered_until, created_at, created_by, updated_at, updated_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $13)`,
);

export type NewSeriesOrder = Pick<
  SeriesOrderRecord,
  | "id"
  | "seriesId"
  | "orderedBy"
  | "deliverToRoomId"
  | "deliverToPlace"
  | "note"
  | "headCountMode"
  | "accountSplit"
  | "orderedUntil"
> & { tenantId: string; siteId: string; now: Date; userId: string | null };

export async function insertSeriesOrder(db: Queries, order: NewSeriesOrder): Promise<void> {
  await db.execute(insert, [
    ...[order.tenantId, order.id, order.seriesId, order.siteId, order.orderedBy, order.deliverToRoomId],
    ...[order.deliverToPlace, order.note, order.headCountMode, JSON.stringify(order.accountSplit)],
    ...[order.orderedUntil, order.now, order.userId],
  ]);
}

const update = sql(
  "series_order_update",
  `update series_order
      set ends_before = $3,
          ordered_until = $4,
          account_split = $5,
          updated_at = $6,
          updated_by = $7,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function updateSeriesOrder(
  db: Queries,
  order: Pick<SeriesOrderRecord, "id" | "endsBefore" | "orderedUntil" | "accountSplit"> & {
    tenantId: string;
    now: Date;
    userId: string | null;
  },
): Promise<void> {
  const { tenantId, id, endsBefore, orderedUntil, accountSplit, now, userId } = order;
  await db.execute(update, [tenantId, id, endsBefore, orderedUntil, JSON.stringify(accountSplit), now, userId]);
}

const deleteLines = sql(
  "series_order_line_delete",
  `delete from series_order_line
    where tenant_id = $1
      and series_order_id = $2`,
);

const insertLines = insertRows("series_order_line", {
  shared: ["tenant_id", "series_order_id"],
  own: ["id", "valid_from", "position", "service_id", "wish"],
});

/** Replaces what is wanted, all phases of it. */
export async function writePhases(
  db: Queries,
  args: { tenantId: string; id: string; phases: readonly SeriesOrderPhase[]; newId: () => string },
): Promise<void> {
  const { tenantId, id, phases, newId } = args;
  await db.execute(deleteLines, [tenantId, id]);
  const rows = phases.flatMap(({ from, lines }) =>
    lines.map(({ serviceId, ...wish }, position) => [newId(), from, position, serviceId, JSON.stringify(wish)]),
  );
  await insertLines(db, [tenantId, id], rows);
}

const months = sql(
  "series_order_months",
  `select coalesce((t.settings ->> 'seriesOrderMonths')::integer, $2) as months
     from tenant t
    where t.id = $1`,
);

/** How many months ahead the company orders the dates of a series: between one and 24. */
export async function readMonthsAhead(db: Queries, tenantId: string): Promise<number> {
  const rows = await db.query<{ months: number }>(months, [tenantId, monthsOrderedAhead]);
  return Math.min(24, Math.max(1, rows[0]?.months ?? monthsOrderedAhead));
}

const growing = sql(
  "series_order_growing",
  `select s.id
     from series_order o
     join meeting_series s on s.tenant_id = o.tenant_id and s.id = o.series_id
    where o.tenant_id = $1
      and o.ordered_until < $2
      and (o.ends_before is null or o.ends_before > o.ordered_until)
      and s.status = 'scheduled'
      and s.deleted_at is null
    order by o.ordered_until, o.id
    limit 1
      for no key update of s skip locked`,
);

/** A series with an order that does not reach the moment yet, its row locked. */
export async function lockSeriesToOrder(
  db: Queries,
  { tenantId, until }: { tenantId: string; until: Date },
): Promise<string | undefined> {
  return (await db.query<{ id: string }>(growing, [tenantId, until]))[0]?.id;
}
