import { sql, type Statement } from "../db/statement.ts";

// What has to be true of orders and their money, line by line.

/** The transfers of a kind that are not taken back, by line; `$1` is the tenant. */
function openByLine(kind: string): string {
  return `(
       select t.service_order_line_id as line_id, sum(t.amount_minor) as amount_minor
         from transaction x
         join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
        where x.tenant_id = $1
          and x.kind = '${kind}'
          and not exists (
            select from transfer r
             where r.tenant_id = t.tenant_id
               and r.reverses_id = t.id)
        group by t.service_order_line_id)`;
}

const holdsWithoutLine = sql(
  "doctor_holds_without_line",
  `select t.id as subject,
          format('holds %s %s for a line that is %s', t.amount_minor, t.currency,
                 case when l.id is null then 'not there'
                      when l.delivered is not null then 'delivered'
                      else 'of an order that is ' || o.status end) as detail
     from transaction x
     join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
     left join service_order_line l on l.tenant_id = t.tenant_id and l.id = t.service_order_line_id
     left join service_order o on o.tenant_id = l.tenant_id and o.id = l.service_order_id
    where x.tenant_id = $1
      and x.kind = 'hold'
      and (l.id is null or l.delivered is not null or o.status not in ('submitted', 'confirmed', 'in_production'))
      and not exists (
        select from transfer r
         where r.tenant_id = t.tenant_id
           and r.reverses_id = t.id)
    limit $2`,
);

const linesWithoutHold = sql(
  "doctor_lines_without_hold",
  `select l.id as subject, format('costs %s, but %s is held', l.total_minor, coalesce(h.amount_minor, 0)) as detail
     from service_order o
     join service_order_line l on l.tenant_id = o.tenant_id and l.service_order_id = o.id
     left join ${openByLine("hold")} h on h.line_id = l.id
    where o.tenant_id = $1
      and o.status in ('submitted', 'confirmed', 'in_production')
      and l.delivered is null
      and l.total_minor <> coalesce(h.amount_minor, 0)
    limit $2`,
);

const deliveredWithoutPost = sql(
  "doctor_delivered_without_post",
  `select l.id as subject,
          format('%s of it came for %s each, but %s is posted', l.delivered, l.unit_price_minor,
                 coalesce(p.amount_minor, 0)) as detail
     from service_order_line l
     left join ${openByLine("post")} p on p.line_id = l.id
    where l.tenant_id = $1
      and coalesce(l.delivered, 0) * l.unit_price_minor <> coalesce(p.amount_minor, 0)
    limit $2`,
);

const feesWithoutTransfer = sql(
  "doctor_fees_without_transfer",
  `select f.id as subject,
          format('%s of %s, but %s is charged', case when f.waived_at is null then 'is a fee' else 'is a waived fee' end,
                 f.amount_minor, coalesce(sum(t.amount_minor) filter (where r.id is null), 0)) as detail
     from order_fee f
     left join transfer t
       on t.tenant_id = f.tenant_id
      and t.transaction_id = f.transaction_id
      and t.service_order_line_id = f.service_order_line_id
     left join transfer r on r.tenant_id = t.tenant_id and r.reverses_id = t.id
    where f.tenant_id = $1
    group by f.id, f.amount_minor, f.waived_at
   having coalesce(sum(t.amount_minor) filter (where r.id is null), 0)
          <> case when f.waived_at is null then f.amount_minor else 0 end
    limit $2`,
);

const orderTotals = sql(
  "doctor_order_totals",
  `select o.id as subject, format('says %s, its lines %s', o.total_minor, coalesce(sum(l.total_minor), 0)) as detail
     from service_order o
     left join service_order_line l on l.tenant_id = o.tenant_id and l.service_order_id = o.id
    where o.tenant_id = $1
    group by o.id, o.total_minor
   having o.total_minor <> coalesce(sum(l.total_minor), 0)
    limit $2`,
);

const budgetPeriods = sql(
  "doctor_budget_periods",
  `select p.account_id as subject,
          format('has used %s from %s on, by its transfers %s', p.used_minor, p.starts_on, coalesce(u.used, 0)) as detail
     from account_period p
     left join (
       select account_id, starts_on, sum(amount_minor) as used
         from (
           select t.debit_account_id as account_id, t.budget_starts_on as starts_on, t.amount_minor
             from transaction x
             join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
            where x.tenant_id = $1
              and x.kind in ('hold', 'post', 'fee', 'correction')
              and t.budget_starts_on is not null
           union all
           select t.credit_account_id, t.budget_starts_on, -t.amount_minor
             from transaction x
             join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
            where x.tenant_id = $1
              and x.kind in ('release', 'refund', 'correction')
              and t.budget_starts_on is not null) m
        group by account_id, starts_on) u
       on u.account_id = p.account_id and u.starts_on = p.starts_on
    where p.tenant_id = $1
      and p.used_minor <> coalesce(u.used, 0)
    limit $2`,
);

export const moneyQueries = {
  hold_without_open_line: holdsWithoutLine,
  line_without_its_hold: linesWithoutHold,
  delivered_line_not_posted: deliveredWithoutPost,
  fee_differs_from_transfers: feesWithoutTransfer,
  order_differs_from_lines: orderTotals,
  budget_period_differs_from_transfers: budgetPeriods,
} satisfies Record<string, Statement>;
