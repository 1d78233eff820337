import type { SheetStatus } from "@magic-meetings/contract/production-orders/production-sheet.ts";
import type { ProductionOrderStatus } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** What a sheet says of a production order. */
export interface PrintedOrder {
  id: string;
  revision: number;
}

const insert = sql(
  "production_sheet_insert",
  `insert into production_sheet (tenant_id, id, vendor_id, site_id, day, token, orders, printed_at, printed_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

export interface NewSheet {
  tenantId: string;
  id: string;
  vendorId: string;
  siteId: string | null;
  day: string;
  token: string;
  orders: readonly PrintedOrder[];
  now: Date;
  userId: string | null;
}

export async function insertSheet(db: Queries, sheet: NewSheet): Promise<void> {
  const { tenantId, id, vendorId, siteId, day, token, orders, now, userId } = sheet;
  await db.execute(insert, [tenantId, id, vendorId, siteId, day, token, JSON.stringify(orders), now, userId]);
}

const byToken = sql(
  "production_sheet_by_token",
  `select h.vendor_id, v.name as vendor, to_char(h.day, 'YYYY-MM-DD') as day, h.site_id, h.orders, h.printed_at
     from production_sheet h
     join vendor v on v.tenant_id = h.tenant_id and v.id = h.vendor_id
    where h.tenant_id = $1
      and h.token = $2`,
);

export interface SheetRecord {
  vendor: { id: string; name: string };
  day: string;
  siteId: string | null;
  orders: PrintedOrder[];
  printedAt: Date;
}

interface SheetRow {
  vendor_id: string;
  vendor: string;
  day: string;
  site_id: string | null;
  orders: PrintedOrder[];
  printed_at: Date;
}

export async function findSheet(
  db: Queries,
  { tenantId, token }: { tenantId: string; token: string },
): Promise<SheetRecord | undefined> {
  return (await db.query<SheetRow>(byToken, [tenantId, token])).map((row) => ({
    vendor: { id: row.vendor_id, name: row.vendor },
    day: row.day,
    siteId: row.site_id,
    orders: row.orders,
    printedAt: row.printed_at,
  }))[0];
}

const present = sql(
  "production_sheet_present",
  `select p.id, o.number, p.status, p.revision, p.deliver_at, p.deliver_to, m.subject,
          (p.deliver_at at time zone s.time_zone)::date = $4::date and ($5::uuid is null or p.site_id = $5::uuid) as is_here
     from production_order p
     join service_order o on o.tenant_id = p.tenant_id and o.id = p.service_order_id
     join meeting m on m.tenant_id = p.tenant_id and m.id = p.meeting_id
     join site s on s.tenant_id = p.tenant_id and s.id = p.site_id
    where p.tenant_id = $1
      and p.vendor_id = $2
      and (p.id = any($3::uuid[])
           or p.deliver_at >= $4::date - interval '1 day' and p.deliver_at < $4::date + interval '2 days')
    order by p.deliver_at, p.id
    limit 2000`,
  { plan: "each" },
);

/** A production order as it is now, seen from a sheet. */
export interface PresentOrder {
  id: string;
  number: number;
  status: ProductionOrderStatus;
  revision: number;
  deliverAt: Date;
  deliverTo: string | null;
  meeting: SheetStatus["changes"][number]["meeting"];
  /** Whether it would be on the sheet, were it printed now; cancelled and declined ones apart. */
  isHere: boolean;
}

interface PresentRow {
  id: string;
  number: number;
  status: ProductionOrderStatus;
  revision: number;
  deliver_at: Date;
  deliver_to: string | null;
  subject: string;
  is_here: boolean;
}

export async function findPresentOrders(
  db: Queries,
  args: { tenantId: string; vendorId: string; ids: readonly string[]; day: string; siteId: string | null },
): Promise<PresentOrder[]> {
  const { tenantId, vendorId, ids, day, siteId } = args;
  return (await db.query<PresentRow>(present, [tenantId, vendorId, ids, day, siteId])).map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    revision: row.revision,
    deliverAt: row.deliver_at,
    deliverTo: row.deliver_to,
    meeting: row.subject,
    isHere: row.is_here,
  }));
}
