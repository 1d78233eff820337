import type { SavingFact } from "@magic-meetings/contract/head-count/head-count-rules.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// One row a line, so that what went up and down again saves nothing. What was cancelled afterwards saved nothing either.
const facts = sql(
  "head_count_savings",
  `select c.service_order_line_id as line_id, c.currency,
          sum(c.quantity_before - c.quantity_after)::integer as portions,
          sum(c.saved_minor - c.fee_minor)::bigint as saved_minor
     from head_count_change c
     join service_order o on o.tenant_id = c.tenant_id and o.id = c.service_order_id
     join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
    where c.tenant_id = $1
      and c.at >= $2
      and c.at < $3
      and ($4::uuid is null or c.site_id = $4)
      and ($5::uuid is null or m.organizer_id = $5)
      and o.status not in ('cancelled', 'rejected')
    group by c.service_order_line_id, c.currency`,
  { plan: "each" },
);

export interface SavingsQuestion {
  tenantId: string;
  from: Date;
  to: Date;
  siteId: string | null;
  /** Null: everybody's. */
  organizerId: string | null;
}

export async function readSavingFacts(
  db: Queries,
  { tenantId, from, to, siteId, organizerId }: SavingsQuestion,
): Promise<SavingFact[]> {
  const rows = await db.query<{ line_id: string; currency: string; portions: number; saved_minor: number }>(facts, [
    tenantId,
    from,
    to,
    siteId,
    organizerId,
  ]);
  return rows.map((row) => ({
    lineId: row.line_id,
    currency: row.currency,
    portions: row.portions,
    savedMinor: Number(row.saved_minor),
  }));
}
