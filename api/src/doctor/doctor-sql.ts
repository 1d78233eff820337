import { reviewQueries } from "../block-list/doctor-review-sql.ts";
import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";
import { moneyQueries } from "./doctor-money-sql.ts";
import { orphanQueries } from "../orphans/doctor-orphans-sql.ts";
import { retentionQueries } from "../privacy/doctor-retention-sql.ts";
import { productionQueries } from "./doctor-production-sql.ts";

/** Something that is not as it has to be: which row, and what is wrong with it. */
export interface Fault {
  subject: string;
  detail: string;
}

/** Bounds what one check tells: the first faults lead to the cause. */
const mostFaults = 100;

const ledger = sql(
  "doctor_ledger",
  `select l.currency as subject,
          format('debits %s, credits %s, transfers %s', l.debits, l.credits, l.transfers) as detail
     from (
       select t.currency,
              sum(t.amount_minor) as transfers,
              sum(case when d.currency = t.currency then t.amount_minor else 0 end) as debits,
              sum(case when c.currency = t.currency then t.amount_minor else 0 end) as credits
         from transfer t
         left join account d on d.tenant_id = t.tenant_id and d.id = t.debit_account_id
         left join account c on c.tenant_id = t.tenant_id and c.id = t.credit_account_id
        where t.tenant_id = $1
        group by t.currency) l
    where l.debits <> l.credits
       or l.debits <> l.transfers
    limit $2`,
);

const balances = sql(
  "doctor_balances",
  `select a.id as subject,
          format('held %s, by its transfers %s; posted %s, by its transfers %s',
                 a.held_minor, coalesce(r.held, 0), a.posted_minor, coalesce(r.posted, 0)) as detail
     from account a
     left join (
       select m.account_id,
              sum(m.amount) filter (where m.kind in ('hold', 'release')) as held,
              sum(m.amount) filter (where m.kind not in ('hold', 'release')) as posted
         from (
           select t.debit_account_id as account_id, x.kind, t.amount_minor as amount
             from transfer t
             join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
            where t.tenant_id = $1
           union all
           select t.credit_account_id, x.kind, -t.amount_minor
             from transfer t
             join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
            where t.tenant_id = $1) m
        group by m.account_id) r
       on r.account_id = a.id
    where a.tenant_id = $1
      and a.kind = 'cost_centre'
      and (a.held_minor <> coalesce(r.held, 0) or a.posted_minor <> coalesce(r.posted, 0))
    limit $2`,
);

// By the spaces that the rooms are in now, not by what the bookings say: the constraint compares those.
const overlaps = sql(
  "doctor_overlaps",
  `select a.id as subject, format('overlaps %s in room %s', b.id, a.room_id) as detail
     from room_booking a
     join meeting_room ra on ra.tenant_id = a.tenant_id and ra.id = a.room_id
     join meeting_room rb
       on rb.tenant_id = ra.tenant_id
      and rb.space_id = ra.space_id
      and rb.space_part && ra.space_part
     join room_booking b
       on b.tenant_id = rb.tenant_id
      and b.room_id = rb.id
      and b.during && a.during
      and b.id > a.id
      and b.status in ('provisional', 'confirmed')
    where a.tenant_id = $1
      and a.status in ('provisional', 'confirmed')
    limit $2`,
);

const otherSpaces = sql(
  "doctor_other_spaces",
  `select k.id as subject, format('is held in another space than its room %s', k.room_id) as detail
     from room_booking k
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
    where k.tenant_id = $1
      and k.status in ('provisional', 'confirmed')
      and k.ends_at > now()
      and (k.space_id <> r.space_id or k.space_part <> r.space_part)
    limit $2`,
);

const unaskedRequests = sql(
  "doctor_unasked_requests",
  `select k.id as subject, 'waits for an approval that nobody is asked for' as detail
     from room_booking k
     join meeting m on m.tenant_id = k.tenant_id and m.id = k.meeting_id
    where k.tenant_id = $1
      and k.status = 'requested'
      and k.ends_at > now()
      and m.status in ('scheduled', 'started')
      and not exists (
        select 1
          from approval q
         where q.tenant_id = k.tenant_id
           and q.room_booking_id = k.id
           and q.state = 'pending')
    limit $2`,
);

const emptyOffers = sql(
  "doctor_empty_offers",
  `select w.id as subject, format('is offered, but its booking is %s', k.status) as detail
     from room_wait w
     join room_booking k on k.tenant_id = w.tenant_id and k.id = w.booking_id
    where w.tenant_id = $1
      and w.status = 'offered'
      and k.status <> 'provisional'
    limit $2`,
);

const messageTotals = sql(
  "doctor_message_totals",
  `select 'message_log' as subject,
          format('%s messages, but sent %s, failed %s, pending %s, suppressed %s',
                 n.total, n.sent, n.failed, n.pending, n.suppressed) as detail
     from (
       select count(*) as total,
              count(*) filter (where status = 'sent' and sent_at is not null) as sent,
              count(*) filter (where status = 'failed' and reason is not null) as failed,
              count(*) filter (where status = 'pending' and sent_at is null) as pending,
              count(*) filter (where status = 'suppressed' and reason is not null) as suppressed
         from message_log
        where tenant_id = $1) n
    where n.sent + n.failed + n.pending + n.suppressed <> n.total
    limit $2`,
);

const toldTwice = sql(
  "doctor_told_twice",
  `select subject_id as subject, format('was completed %s times', count(*)) as detail
     from signal
    where tenant_id = $1
      and kind in ('message.sent', 'message.failed')
    group by subject_id
   having count(*) > 1
    limit $2`,
);

/** Every message that a signal caused is in the log; what follows another message is told of the same signal once more. */
const messagesOfSignals = sql(
  "doctor_messages_of_signals",
  `select s.id as subject, format('caused %s messages, the log has %s', s.told, coalesce(n.messages, 0)) as detail
     from signal s
     left join (
       select signal_id, count(*) as messages
         from message_log
        where tenant_id = $1
          and follows_id is null
        group by signal_id) n on n.signal_id = s.id
    where s.tenant_id = $1
      and s.told <> coalesce(n.messages, 0)
    limit $2`,
);

/** Whatever ended with its channel was told with a signal of its own. */
const untoldOutcomes = sql(
  "doctor_untold_outcomes",
  `select m.id as subject, format('is %s, and no signal says so', m.status) as detail
     from message_log m
     join signal s on s.tenant_id = m.tenant_id and s.id = m.signal_id
    where m.tenant_id = $1
      and s.told is not null
      and m.status in ('sent', 'failed')
      and not exists (
        select from signal o
         where o.tenant_id = m.tenant_id
           and o.kind = 'message.' || m.status
           and o.subject_id = m.id)
    limit $2`,
);

/** The questions that need nothing but the tenant's rows; each answers with what is wrong. */
export const faultQueries = {
  ledger_unbalanced: ledger,
  account_differs_from_transfers: balances,
  room_booking_overlap: overlaps,
  room_booking_in_another_space: otherSpaces,
  request_that_nobody_is_asked: unaskedRequests,
  room_offer_without_room: emptyOffers,
  ...moneyQueries,
  ...productionQueries,
  ...orphanQueries,
  ...retentionQueries,
  ...reviewQueries,
  message_totals: messageTotals,
  message_completed_twice: toldTwice,
  message_missing_in_log: messagesOfSignals,
  message_outcome_not_told: untoldOutcomes,
} satisfies Record<string, Statement>;

export function findFaults(db: Queries, question: Statement, { tenantId }: { tenantId: string }): Promise<Fault[]> {
  return db.query<Fault>(question, [tenantId, mostFaults]);
}
