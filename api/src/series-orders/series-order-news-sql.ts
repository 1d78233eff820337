import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { DateNews } from "./series-order-news.ts";

const insert = insertRows("series_order_news", {
  shared: ["tenant_id", "series_order_id", "created_at"],
  own: ["id", "vendor_id", "dates"],
});

export function insertNews(
  db: Queries,
  args: {
    tenantId: string;
    seriesOrderId: string;
    now: Date;
    news: readonly { id: string; vendorId: string; dates: readonly DateNews[] }[];
  },
): Promise<void> {
  const rows = args.news.map(({ id, vendorId, dates }) => [id, vendorId, JSON.stringify(dates)]);
  return insert(db, [args.tenantId, args.seriesOrderId, args.now], rows);
}

const untold = sql(
  "series_order_news_untold",
  `with told as (
     select max(l.created_at) as at
       from message_log l
      where l.tenant_id = $1
        and l.receiver_id = $3
        and l.thread = $4
        and l.status = 'sent'
   ), newest as (
     select max(n.created_at) as at
       from series_order_news n
      where n.tenant_id = $1
        and n.series_order_id = $2
        and ($5::uuid[] is null or n.vendor_id = any($5::uuid[]))
   )
   select n.vendor_id, v.name as vendor, n.dates
     from series_order_news n
     join vendor v on v.tenant_id = n.tenant_id and v.id = n.vendor_id
     cross join told
     cross join newest
    where n.tenant_id = $1
      and n.series_order_id = $2
      and ($5::uuid[] is null or n.vendor_id = any($5::uuid[]))
      and (told.at is null or n.created_at > told.at or n.created_at = newest.at)
    order by n.created_at, n.id`,
);

export interface KeptNews {
  vendorId: string;
  vendor: string;
  dates: DateNews[];
}

/**
 * What somebody was not told yet, the oldest first; where she was told of everything, what she was told last. Null:
 * every vendor's.
 */
export async function readUntoldNews(
  db: Queries,
  question: {
    tenantId: string;
    seriesOrderId: string;
    receiverId: string;
    thread: string;
    vendorIds: readonly string[] | null;
  },
): Promise<KeptNews[]> {
  const { tenantId, seriesOrderId, receiverId, thread, vendorIds } = question;
  const values = [tenantId, seriesOrderId, receiverId, thread, vendorIds];
  const rows = await db.query<{ vendor_id: string; vendor: string; dates: DateNews[] }>(untold, values);
  return rows.map(({ vendor_id: vendorId, vendor, dates }) => ({ vendorId, vendor, dates }));
}

const people = sql(
  "series_order_vendor_people",
  `select distinct r.vendor_id, u.id as user_id
     from user_role r
     join app_user u on u.tenant_id = r.tenant_id and u.id = r.user_id
    where r.tenant_id = $1
      and u.status = 'active'
      and r.role = 'vendor'
      and r.vendor_id = any($2::uuid[])
   union
   select v.id, u.id
     from vendor v
     join app_user u on u.tenant_id = v.tenant_id and u.id = v.task_responsible_id
    where v.tenant_id = $1
      and v.id = any($2::uuid[])
      and u.status = 'active'`,
);

/** Who is told for some vendors: their own people, and whoever does their work. */
export async function findPeopleOfVendors(
  db: Queries,
  { tenantId, vendorIds }: { tenantId: string; vendorIds: readonly string[] },
): Promise<{ vendorId: string; userId: string }[]> {
  const rows = await db.query<{ vendor_id: string; user_id: string }>(people, [tenantId, vendorIds]);
  return rows.map((row) => ({ vendorId: row.vendor_id, userId: row.user_id }));
}
