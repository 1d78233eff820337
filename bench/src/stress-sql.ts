import { createHash } from "node:crypto";
import type { ClientBase } from "pg";

/** A subscription to a mailbox that the stress run knows the secret of. */
export async function addSubscription(
  client: ClientBase,
  {
    tenantId,
    mailbox,
    subscriptionId,
    secret,
  }: { tenantId: string; mailbox: string; subscriptionId: string; secret: string },
): Promise<void> {
  const hash = createHash("sha256").update(secret).digest();
  await client.query(
    `insert into graph_subscription (tenant_id, id, mailbox, subscription_id, client_state_hash, status, expires_at,
                                     next_try_at, created_at, updated_at)
     values ($1, gen_random_uuid(), $2, $3, $4, 'active', now() + interval '6 days', now() + interval '3 days', now(), now())`,
    [tenantId, mailbox, subscriptionId, hash],
  );
  await client.query("insert into graph_subscription_route (subscription_id, tenant_id) values ($1, $2)", [
    subscriptionId,
    tenantId,
  ]);
}

/** The sweep that comes some minutes later, now. */
export async function sweepNow(client: ClientBase, tenantId: string): Promise<void> {
  await client.query("update graph_delta set next_sweep_at = now() - interval '1 second' where tenant_id = $1", [
    tenantId,
  ]);
}

export interface WorkLeft {
  looks: number;
  sweeps: number;
}

export async function workLeft(client: ClientBase, tenantId: string): Promise<WorkLeft> {
  const { rows } = await client.query<WorkLeft>(
    `select (select count(*)::int from event_look where tenant_id = $1) as looks,
            (select count(*)::int from graph_delta where tenant_id = $1 and next_sweep_at < now() + interval '1 minute') as sweeps`,
    [tenantId],
  );
  return rows[0] ?? { looks: 0, sweeps: 0 };
}

export interface Outcome {
  events: number;
  /** Each of the following has to be 0. */
  differ: number;
  rooms_differ: number;
  orders_differ: number;
  /** Lines that a vendor was not told of, told of twice, or told otherwise. */
  notices_wrong: number;
  messages_twice: number;
}

/** Whether everything is as the calendar has it, and every vendor was told exactly what is. */
export async function compare(client: ClientBase, tenantId: string, prefix: string): Promise<Outcome> {
  const { rows } = await client.query<Outcome>(
    `with truth as (
       select e.event_id, e.starts_at, e.ends_at,
              e.deleted_at is not null or coalesce((e.content->>'isCancelled')::boolean, false) as is_off,
              m.id as meeting_id, m.starts_at as our_start, m.ends_at as our_end, m.status
         from calendar_event e
         left join meeting m on m.tenant_id = e.tenant_id and m.exchange_id = e.event_id
        where e.tenant_id = $1
          and e.event_id like $2
     ), rooms as (
       select t.meeting_id, count(b.id) filter (where b.status in ('provisional', 'confirmed')) as held,
              count(b.id) filter (where b.status in ('provisional', 'confirmed')
                and b.starts_at + make_interval(mins => b.setup_minutes) <> t.starts_at) as elsewhen
         from truth t
         left join room_booking b on b.tenant_id = $1 and b.meeting_id = t.meeting_id
        group by t.meeting_id
     ), orders as (
       select t.meeting_id,
              count(*) filter (where t.is_off and o.status not in ('cancelled', 'rejected')) as left_over,
              count(*) filter (where not t.is_off and o.status <> 'cancelled'
                and exists (select from service_order_line l
                             where l.tenant_id = $1 and l.service_order_id = o.id
                               and not exists (select from meeting_move_line q
                                                 join meeting_move v on v.tenant_id = q.tenant_id and v.id = q.move_id
                                                where q.tenant_id = $1 and q.service_order_line_id = l.id
                                                  and v.status in ('open', 'noted'))
                               and abs(extract(epoch from l.deliver_at - t.starts_at)) > 7200)) as elsewhen
         from truth t
         join service_order o on o.tenant_id = $1 and o.meeting_id = t.meeting_id
        group by t.meeting_id
     ), wanted as (
       select l.id, l.quantity, l.deliver_at
         from truth t
         join service_order o on o.tenant_id = $1 and o.meeting_id = t.meeting_id
         join service_order_line l on l.tenant_id = $1 and l.service_order_id = o.id
        where o.status not in ('draft', 'submitted', 'awaiting_approval', 'cancelled', 'rejected')
     ), made as (
       select l.service_order_line_id as id, sum(l.quantity) as quantity, min(l.deliver_at) as deliver_at, count(*) as times
         from truth t
         join production_order p on p.tenant_id = $1 and p.meeting_id = t.meeting_id
         join production_order_line l on l.tenant_id = $1 and l.production_order_id = p.id
        where p.status not in ('cancelled', 'declined')
          and l.quantity > 0
        group by l.service_order_line_id
     ), notices as (
       select count(*) as wrong
         from wanted
         full join made using (id)
        where wanted.quantity is distinct from made.quantity
           or wanted.deliver_at is distinct from made.deliver_at
           or made.times > 1
     ), twice as (
       select count(*) as wrong
         from (select from message_log
                where tenant_id = $1
                  and status = 'sent'
                group by receiver_id, channel, kind, thread, signal_id
               having count(*) > 1) many
     )
     select (select count(*)::int from truth) as events,
            (select count(*)::int from truth
              where meeting_id is null
                 or is_off <> (status = 'cancelled')
                 or (not is_off and (our_start <> starts_at or our_end <> ends_at))) as differ,
            (select count(*)::int from truth t join rooms r on r.meeting_id = t.meeting_id
              where (t.is_off and r.held > 0) or (not t.is_off and r.elsewhen > 0)) as rooms_differ,
            (select coalesce(sum(left_over + elsewhen), 0)::int from orders) as orders_differ,
            (select wrong::int from notices) as notices_wrong,
            (select wrong::int from twice) as messages_twice`,
    [tenantId, `${prefix}%`],
  );
  if (rows[0] === undefined) throw new Error("There is nothing to compare");
  return rows[0];
}
