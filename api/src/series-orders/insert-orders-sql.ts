import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { RevisionLine } from "@magic-meetings/contract/service-orders/order-difference-rules.ts";
import type { SettledLine } from "../service-orders/settle-lines.ts";

// Orders of many dates in a few statements, whatever their number.

const takeNumbers = sql(
  "series_order_take_numbers",
  `insert into counter (tenant_id, name, value)
   values ($1, 'service_order', 1000 + $2)
   on conflict (tenant_id, name) do update
      set value = counter.value + $2
   returning value`,
);

/** The next numbers that people say, the first of them. */
export async function takeOrderNumbers(db: Queries, tenantId: string, count: number): Promise<number> {
  const rows = await db.query<{ value: number }>(takeNumbers, [tenantId, count]);
  return (rows[0]?.value ?? 0) - count + 1;
}

const insertOrderRows = insertRows("service_order", {
  name: "series_order_service_order",
  shared: [
    ...["tenant_id", "site_id", "ordered_by", "status", "deliver_to_room_id", "deliver_to_place", "note", "currency"],
    ...["head_count_mode", "priced_at", "created_at", "updated_at", "created_by", "updated_by"],
  ],
  own: ["id", "number", "meeting_id", "meeting_location_id", "total_minor", "cut_off_at"],
});

export interface OrdersToInsert {
  tenantId: string;
  siteId: string;
  orderedBy: string;
  deliverToRoomId: string | null;
  deliverToPlace: string | null;
  note: string;
  currency: string;
  headCountMode: string;
  now: Date;
  orders: readonly {
    id: string;
    number: number;
    meetingId: string;
    locationId: string;
    totalMinor: number;
    cutOff: Date;
    lines: readonly (SettledLine & { id: string })[];
  }[];
  shares: readonly { accountId: string; percent: number }[];
}

const insertLineRows = insertRows("service_order_line", {
  name: "series_order_service_order_line",
  shared: ["tenant_id"],
  own: [
    ...["service_order_id", "id", "position", "service_id", "vendor_id", "quantity", "options", "diets"],
    ...["unit_price_minor", "total_minor", "vat_percent", "deliver_at", "order_before_at", "cut_off_at", "fees"],
    ...["deliver_to_room_id", "deliver_to_place", "account_id", "head_count_rule", "head_count_plus_percent"],
  ],
});

const insertSplitRows = insertRows("account_split", {
  name: "series_order_account_split",
  shared: ["tenant_id"],
  own: ["service_order_id", "account_id", "percent"],
});

/** Writes orders that are not sent yet, with their lines and who pays. */
export async function insertOrders(db: Queries, written: OrdersToInsert): Promise<void> {
  const { tenantId, siteId, orderedBy, deliverToRoomId, deliverToPlace, note, currency, now, orders } = written;
  const shared = [tenantId, siteId, orderedBy, "draft", deliverToRoomId, deliverToPlace, note, currency];
  await insertOrderRows(
    db,
    [...shared, written.headCountMode, now, now, now, orderedBy, orderedBy],
    orders.map(({ id, number, meetingId, locationId, totalMinor, cutOff }) => [
      ...[id, number, meetingId, locationId, totalMinor, cutOff],
    ]),
  );
  const lines = orders.flatMap(({ id, lines: own }) =>
    own.map((line, position) => [
      ...[id, line.id, position, line.service.id, line.vendorId, line.quantity],
      ...[JSON.stringify(line.options), JSON.stringify(line.diets), line.unitPriceMinor, line.totalMinor],
      ...[line.vatPercent, line.deliverAt, line.orderBefore, line.cutOff, JSON.stringify(line.fees)],
      ...[line.deliverToRoomId, line.deliverToPlace, line.accountId, line.headCountRule, line.plusPercent],
    ]),
  );
  await insertLineRows(db, [tenantId], lines);
  const splits = orders.flatMap(({ id }) => written.shares.map((share) => [id, share.accountId, share.percent]));
  await insertSplitRows(db, [tenantId], splits);
}

const insertRevisionRows = insertRows("service_order_revision", {
  name: "series_order_revision",
  shared: ["tenant_id", "created_at", "created_by"],
  own: ["id", "service_order_id", "version", "revision", "lines", "deliver_to", "note", "total_minor"],
});

export interface FirstRevision {
  id: string;
  serviceOrderId: string;
  version: number;
  revision: number;
  lines: readonly RevisionLine[];
  deliverTo: string | null;
  note: string;
  totalMinor: number;
}

export function insertRevisions(
  db: Queries,
  args: { tenantId: string; now: Date; userId: string | null; revisions: readonly FirstRevision[] },
): Promise<void> {
  const rows = args.revisions.map((one) => [
    ...[one.id, one.serviceOrderId, one.version, one.revision, JSON.stringify(one.lines)],
    ...[one.deliverTo, one.note, one.totalMinor],
  ]);
  return insertRevisionRows(db, [args.tenantId, args.now, args.userId], rows);
}

const submit = sql(
  "series_order_submit_orders",
  `update service_order
      set status = 'submitted',
          submitted_at = $3,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = any($2::uuid[])`,
);

/** They wait for the invite. */
export async function submitOrders(
  db: Queries,
  { tenantId, ids, now, userId }: { tenantId: string; ids: readonly string[]; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(submit, [tenantId, ids, now, userId]);
}

const hold = sql(
  "series_order_hold_terms",
  `select v.id
     from vendor v
    where v.tenant_id = $1
      and v.id in (select x.vendor_id
                     from vendor_service x
                    where x.tenant_id = $1
                      and x.service_id = any($2::uuid[]))
    order by v.id
      for share of v`,
);

/** Keeps the terms of everybody who delivers some services as they are to the end of the transaction. */
export async function holdTermsOfServices(
  db: Queries,
  { tenantId, serviceIds }: { tenantId: string; serviceIds: readonly string[] },
): Promise<void> {
  await db.query(hold, [tenantId, serviceIds]);
}

const anybody = sql(
  "series_order_anybody_eats",
  `select distinct m.id
     from meeting m
     left join meeting_role p on p.tenant_id = m.tenant_id and p.meeting_id = m.id and p.role = 'participant'
     join diet d on d.tenant_id = m.tenant_id
                and d.user_id in (m.organizer_id, p.user_id)
                and (d.meeting_id is null or d.meeting_id = m.id)
    where m.tenant_id = $1
      and m.id = any($2::uuid[])`,
);

/** The meetings where somebody has said what she eats. */
export async function findMeetingsWithDiets(
  db: Queries,
  { tenantId, meetingIds }: { tenantId: string; meetingIds: readonly string[] },
): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>(anybody, [tenantId, meetingIds]);
  return new Set(rows.map(({ id }) => id));
}
