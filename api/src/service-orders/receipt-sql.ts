import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const receiveOrder = sql(
  "service_order_receive",
  `update service_order
      set status = 'closed',
          received_at = coalesce(received_at, $3),
          received_by = coalesce($4, received_by),
          feedback = $5,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

const receiveLines = sql(
  "service_order_line_receive",
  `update service_order_line l
      set consumed = w.consumed,
          wasted = w.wasted,
          rating = w.rating
     from unnest($3::uuid[], $4::integer[], $5::integer[], $6::smallint[]) as w (id, consumed, wasted, rating)
    where l.tenant_id = $1
      and l.service_order_id = $2
      and l.id = w.id`,
);

export interface ReceivedLine {
  id: string;
  consumed: number | null;
  wasted: number | null;
  rating: number | null;
}

export interface WrittenReceipt {
  tenantId: string;
  serviceOrderId: string;
  lines: readonly ReceivedLine[];
  feedback: string;
  now: Date;
  userId: string | null;
}

export async function writeReceipt(db: Queries, receipt: WrittenReceipt): Promise<void> {
  const { tenantId, serviceOrderId, lines, feedback, now, userId } = receipt;
  await db.execute(receiveOrder, [tenantId, serviceOrderId, now, userId, feedback]);
  if (lines.length === 0) return;
  await db.execute(receiveLines, [
    tenantId,
    serviceOrderId,
    lines.map(({ id }) => id),
    lines.map(({ consumed }) => consumed),
    lines.map(({ wasted }) => wasted),
    lines.map(({ rating }) => rating),
  ]);
}

const isClosed = sql(
  "service_order_month_closed",
  `select 1
     from transaction t
     join accounting_period a on a.tenant_id = t.tenant_id and a.month = t.period
    where t.tenant_id = $1
      and t.service_order_id = $2
      and t.kind = 'post'
      and a.status = 'closed'
    limit 1`,
);

/** Whether finance has closed a month in which something of the order was paid. */
export async function isMonthClosed(
  db: Queries,
  { tenantId, serviceOrderId }: { tenantId: string; serviceOrderId: string },
): Promise<boolean> {
  return (await db.query(isClosed, [tenantId, serviceOrderId])).length > 0;
}

// The partial index has what was delivered and nobody was asked about; it is short.
const toAsk = sql(
  "meeting_to_ask",
  `select m.id, m.organizer_id
     from meeting m
    where m.tenant_id = $1
      and m.ends_at <= $2
      and m.ends_at > $3
      and m.status in ('scheduled', 'started', 'ended')
      and exists (
        select from service_order o
         where o.tenant_id = m.tenant_id and o.meeting_id = m.id and o.status = 'delivered' and o.asked_at is null)
      and not exists (
        select from service_order o
         where o.tenant_id = m.tenant_id and o.meeting_id = m.id and o.asked_at is not null)
    order by m.ends_at, m.id
    limit 200`,
);

/** Meetings that are over, whose organizers were not asked yet how it was. */
export async function findMeetingsToAsk(
  db: Queries,
  { tenantId, now, since }: { tenantId: string; now: Date; since: Date },
): Promise<{ id: string; organizerId: string }[]> {
  const rows = await db.query<{ id: string; organizer_id: string }>(toAsk, [tenantId, now, since]);
  return rows.map((row) => ({ id: row.id, organizerId: row.organizer_id }));
}

const setAsked = sql(
  "service_order_asked",
  `update service_order
      set asked_at = $3
    where tenant_id = $1
      and meeting_id = $2
      and status in ('delivered', 'closed')
      and asked_at is null
   returning id`,
);

/** False when somebody else has asked meanwhile. */
export async function markAsked(
  db: Queries,
  { tenantId, meetingId, now }: { tenantId: string; meetingId: string; now: Date },
): Promise<boolean> {
  return (await db.query(setAsked, [tenantId, meetingId, now])).length > 0;
}
