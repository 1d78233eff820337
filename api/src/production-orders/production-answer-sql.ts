import type { ProductionOrderStatus } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { StoredProposal } from "./proposal-record.ts";

// What vendors say of a production order, and what follows from it.

interface OneOf {
  tenantId: string;
  id: string;
}

const setStatusStatement = sql(
  "production_order_set_status",
  `update production_order
      set status = $3,
          acknowledged_revision = case when $4 then revision else acknowledged_revision end,
          acknowledged = case when $4 then null else acknowledged end,
          updated_at = $5,
          updated_by = $6,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export interface ProductionStatusChange extends OneOf {
  status: ProductionOrderStatus;
  acknowledges: boolean;
  now: Date;
  userId: string | null;
}

export async function setProductionStatus(db: Queries, change: ProductionStatusChange): Promise<void> {
  const { tenantId, id, status, acknowledges, now, userId } = change;
  await db.execute(setStatusStatement, [tenantId, id, status, acknowledges, now, userId]);
}

const acknowledgeLinesStatement = sql(
  "production_order_line_acknowledge",
  `update production_order_line
      set acknowledged_quantity = quantity,
          acknowledged = null
    where tenant_id = $1
      and production_order_id = $2
      and (acknowledged_quantity <> quantity or acknowledged is not null)`,
);

export async function acknowledgeLines(db: Queries, { tenantId, id }: OneOf): Promise<void> {
  await db.execute(acknowledgeLinesStatement, [tenantId, id]);
}

const declineStatement = sql(
  "production_order_decline",
  `update production_order
      set status = 'declined',
          declined_at = $3,
          decline_reason = $4,
          proposal = $5,
          proposal_state = $6,
          updated_at = $3,
          updated_by = $7,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function declineProduction(
  db: Queries,
  args: OneOf & { reason: string; proposal: StoredProposal | null; now: Date; userId: string | null },
): Promise<void> {
  const { tenantId, id, reason, proposal, now, userId } = args;
  const offered = proposal === null ? [null, null] : [JSON.stringify(proposal), "open"];
  await db.execute(declineStatement, [tenantId, id, now, reason, ...offered, userId]);
}

const proposalStatement = sql(
  "production_order_set_proposal",
  `update production_order
      set proposal_state = $3,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = any($2::uuid[])
      and proposal_state = 'open'`,
);

export async function answerProposals(
  db: Queries,
  args: { tenantId: string; ids: readonly string[]; state: string; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(proposalStatement, [args.tenantId, args.ids, args.state, args.now, args.userId]);
}

const deliverStatement = sql(
  "production_order_deliver",
  `update production_order
      set status = 'delivered',
          delivered_at = $3,
          delivered_by = $4,
          delivery_reason = $5,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

const deliverLinesStatement = sql(
  "production_order_line_deliver",
  `update production_order_line l
      set delivered = w.quantity
     from unnest($3::uuid[], $4::integer[]) as w (id, quantity)
    where l.tenant_id = $1
      and l.production_order_id = $2
      and l.id = w.id`,
);

export interface Delivery extends OneOf {
  lines: readonly { id: string; quantity: number }[];
  reason: string;
  now: Date;
  userId: string | null;
}

export async function deliverProduction(db: Queries, delivery: Delivery): Promise<void> {
  const { tenantId, id, lines, reason, now, userId } = delivery;
  await db.execute(deliverStatement, [tenantId, id, now, userId, reason]);
  const columns = [lines.map((line) => line.id), lines.map((line) => line.quantity)];
  await db.execute(deliverLinesStatement, [tenantId, id, ...columns]);
}

const undeliverStatement = sql(
  "production_order_undeliver",
  `update production_order
      set status = 'ready',
          delivered_at = null,
          delivered_by = null,
          delivery_reason = '',
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

const undeliverLinesStatement = sql(
  "production_order_line_undeliver",
  `update production_order_line
      set delivered = null
    where tenant_id = $1
      and production_order_id = $2`,
);

export async function undeliverProduction(
  db: Queries,
  { tenantId, id, now, userId }: OneOf & { now: Date; userId: string | null },
): Promise<void> {
  await db.execute(undeliverStatement, [tenantId, id, now, userId]);
  await db.execute(undeliverLinesStatement, [tenantId, id]);
}

const followStatement = sql(
  "service_order_follow_production",
  `update service_order o
      set status = $3,
          updated_at = $4,
          version = version + 1
    where o.tenant_id = $1
      and o.id = $2
      and o.status = any($5::text[])
      and o.status <> $3
      and ($3 <> 'delivered' or not exists (
        select 1
          from production_order p
         where p.tenant_id = o.tenant_id
           and p.service_order_id = o.id
           and p.status not in ('delivered', 'cleared', 'cancelled')
           and (p.status <> 'declined' or p.proposal_state = 'open')))`,
);

/**
 * The order follows its vendors: in production with the first that starts, delivered with the last that delivers, and
 * back in production when a delivery is taken back.
 */
export async function followProduction(
  db: Queries,
  args: { tenantId: string; serviceOrderId: string; status: "in_production" | "delivered"; now: Date },
): Promise<boolean> {
  const { tenantId, serviceOrderId, status, now } = args;
  const running = ["confirmed", "in_production"];
  return (await db.execute(followStatement, [tenantId, serviceOrderId, status, now, running])) === 1;
}

export async function followUndelivery(
  db: Queries,
  { tenantId, serviceOrderId, now }: { tenantId: string; serviceOrderId: string; now: Date },
): Promise<void> {
  await db.execute(followStatement, [tenantId, serviceOrderId, "in_production", now, ["delivered"]]);
}
