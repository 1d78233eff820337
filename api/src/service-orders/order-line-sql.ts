import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { SettledLine } from "./settle-lines.ts";

const insertLineRows = insertRows("service_order_line", {
  shared: ["tenant_id", "service_order_id"],
  own: [
    "id",
    "position",
    "service_id",
    "vendor_id",
    "quantity",
    "options",
    "diets",
    "unit_price_minor",
    "total_minor",
    "vat_percent",
    "deliver_at",
    "order_before_at",
    "cut_off_at",
    "fees",
    "deliver_to_room_id",
    "deliver_to_place",
    "account_id",
    "head_count_rule",
    "head_count_plus_percent",
  ],
  // A line keeps its id over changes, so that money, production and what was said of it stay with it.
  then: `on conflict (tenant_id, id) do update
            set position = excluded.position,
                service_id = excluded.service_id,
                vendor_id = excluded.vendor_id,
                quantity = excluded.quantity,
                options = excluded.options,
                diets = excluded.diets,
                unit_price_minor = excluded.unit_price_minor,
                total_minor = excluded.total_minor,
                vat_percent = excluded.vat_percent,
                deliver_at = excluded.deliver_at,
                order_before_at = excluded.order_before_at,
                cut_off_at = excluded.cut_off_at,
                fees = excluded.fees,
                deliver_to_room_id = excluded.deliver_to_room_id,
                deliver_to_place = excluded.deliver_to_place,
                account_id = excluded.account_id,
                head_count_rule = excluded.head_count_rule,
                head_count_plus_percent = excluded.head_count_plus_percent`,
});

/** Writes an order's lines in their order; those that are known are changed. */
export async function writeLines(
  db: Queries,
  args: { tenantId: string; serviceOrderId: string; lines: readonly (SettledLine & { id: string })[] },
): Promise<void> {
  const rows = args.lines.map((line, position) => [
    ...[line.id, position, line.service.id, line.vendorId, line.quantity],
    ...[JSON.stringify(line.options), JSON.stringify(line.diets), line.unitPriceMinor, line.totalMinor],
    ...[line.vatPercent, line.deliverAt, line.orderBefore, line.cutOff, JSON.stringify(line.fees)],
    ...[line.deliverToRoomId, line.deliverToPlace, line.accountId, line.headCountRule, line.plusPercent],
  ]);
  await insertLineRows(db, [args.tenantId, args.serviceOrderId], rows);
}

const deleteLinesStatement = sql(
  "service_order_line_delete",
  `delete from service_order_line
    where tenant_id = $1
      and service_order_id = $2
      and id = any($3::uuid[])`,
);

export async function deleteLines(
  db: Queries,
  { tenantId, serviceOrderId, ids }: { tenantId: string; serviceOrderId: string; ids: readonly string[] },
): Promise<void> {
  if (ids.length > 0) await db.execute(deleteLinesStatement, [tenantId, serviceOrderId, ids]);
}

const setDeliveredStatement = sql(
  "service_order_line_set_delivered",
  `with touched as (
     update service_order
        set version = version + 1
      where tenant_id = $1
        and id = $2
   )
   update service_order_line l
      set delivered = d.delivered
     from unnest($3::uuid[], $4::integer[]) as d (id, delivered)
    where l.tenant_id = $1
      and l.service_order_id = $2
      and l.id = d.id`,
);

/** What came of each line; null: nothing is known. The order has another version then. */
export async function setDelivered(
  db: Queries,
  args: {
    tenantId: string;
    serviceOrderId: string;
    lines: readonly { lineId: string; delivered: number | null }[];
  },
): Promise<void> {
  const ids = args.lines.map(({ lineId }) => lineId);
  const counts = args.lines.map(({ delivered }) => delivered);
  await db.execute(setDeliveredStatement, [args.tenantId, args.serviceOrderId, ids, counts]);
}
