import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const closedDays = sql(
  "closed_delivery_days",
  `select distinct (x.deliver_at at time zone b.time_zone)::date::text as day
     from service_order_line x
     join vendor v on v.tenant_id = x.tenant_id and v.id = x.vendor_id
     join business_hours b on b.tenant_id = v.tenant_id and b.id = v.business_hours_id
    where x.tenant_id = $1
      and x.service_order_id = $2
      and x.vendor_id = $3
      and x.deliver_at > $4
    order by 1`,
);

/** The days, by the vendor's clock, on which it has to deliver of an order. */
export async function findDeliveryDays(
  db: Queries,
  args: { tenantId: string; serviceOrderId: string; vendorId: string; now: Date },
): Promise<string[]> {
  const { tenantId, serviceOrderId, vendorId, now } = args;
  const rows = await db.query<{ day: string }>(closedDays, [tenantId, serviceOrderId, vendorId, now]);
  return rows.map(({ day }) => day);
}

const exceptions = sql(
  "delivery_exception_list",
  `select e.vendor_id, e.day::text as day
     from delivery_exception e
    where e.tenant_id = $1
      and e.service_order_id = $2`,
);

/** The days, by their clocks, on which vendors deliver this order although they are closed. */
export async function findDeliveryExceptions(
  db: Queries,
  { tenantId, serviceOrderId }: { tenantId: string; serviceOrderId: string },
): Promise<{ vendorId: string; day: string }[]> {
  const rows = await db.query<{ vendor_id: string; day: string }>(exceptions, [tenantId, serviceOrderId]);
  return rows.map((row) => ({ vendorId: row.vendor_id, day: row.day }));
}

const insertExceptionRows = insertRows("delivery_exception", {
  shared: ["tenant_id", "vendor_id", "service_order_id", "note", "created_at", "created_by"],
  own: ["id", "day"],
  then: "on conflict (tenant_id, service_order_id, vendor_id, day) do nothing",
});

export interface NewExceptions {
  tenantId: string;
  vendorId: string;
  serviceOrderId: string;
  note: string;
  now: Date;
  userId: string | null;
  days: readonly { id: string; day: string }[];
}

export async function insertDeliveryExceptions(db: Queries, exceptions: NewExceptions): Promise<void> {
  const { tenantId, vendorId, serviceOrderId, note, now, userId, days } = exceptions;
  await insertExceptionRows(
    db,
    [tenantId, vendorId, serviceOrderId, note, now, userId],
    days.map(({ id, day }) => [id, day]),
  );
}
