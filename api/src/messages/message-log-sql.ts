import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MessageDetail, MessageLogEntry, MessageTotals } from "@magic-meetings/contract/messages/message-log.ts";
import type { Channel, MessageKind, MessageStatus } from "@magic-meetings/contract/messages/message-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

interface LogRow {
  id: string;
  kind: MessageKind;
  channel: Channel;
  receiver: string;
  locale: Locale;
  status: MessageStatus;
  reason: string | null;
  attempts: number;
  created_at: Date;
  sent_at: Date | null;
  seen_at: Date | null;
  next_attempt_at: Date;
  follows_id: string | null;
  meeting_id: string | null;
  subject: string | null;
  is_followed: boolean;
}

/** Of a visitor the log says no more than a timeline does. */
const initials = "regexp_replace(p.name, '(\\S)\\S*\\s*', '\\1', 'g')";

const columns = `m.id, m.kind, m.channel, coalesce(u.name, ${initials}, '') as receiver,
          coalesce(m.locale, u.locale, p.locale, 'en') as locale, m.status, m.reason, m.attempts, m.created_at, m.sent_at,
          m.seen_at, m.next_attempt_at, m.follows_id, e.id as meeting_id, e.subject,
          exists (
            select from message_log f
             where f.tenant_id = m.tenant_id
               and f.signal_id = m.signal_id
               and f.follows_id = m.id) as is_followed`;

const named = `
     left join app_user u on u.tenant_id = m.tenant_id and u.id = m.receiver_id
     left join visit v on v.tenant_id = m.tenant_id and v.id = m.visit_id
     left join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
     left join meeting e on e.tenant_id = m.tenant_id and e.id = m.meeting_id`;

const wanted = `m.tenant_id = $1
      and ($2::text is null or m.status = $2)
      and ($3::text is null or m.kind = $3)
      and ($4::text is null or m.channel = $4)
      and ($5::timestamptz is null or m.created_at >= $5::timestamptz)
      and ($6::timestamptz is null or m.created_at < $6::timestamptz)`;

const list = sql(
  "message_log_list",
  `select ${columns}
     from message_log m ${named}
    where ${wanted}
      and ($7::timestamptz is null or (m.created_at, m.id) < ($7::timestamptz, $8::uuid))
    order by m.created_at desc, m.id desc
    limit $9`,
  { plan: "each" },
);

export interface LogFilter {
  tenantId: string;
  status: MessageStatus | null;
  kind: MessageKind | null;
  channel: Channel | null;
  from: Date | null;
  to: Date | null;
}

/** The message log, newest first, after the position. */
export async function listMessages(
  db: Queries,
  page: LogFilter & { after: readonly [string, string] | undefined; limit: number },
): Promise<MessageLogEntry[]> {
  const values = [...filterValues(page), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit];
  return (await db.query<LogRow>(list, values)).map(toEntry);
}

const totals = sql(
  "message_log_totals",
  `select count(*) filter (where m.status = 'pending') as pending,
          count(*) filter (where m.status = 'sent') as sent,
          count(*) filter (where m.status = 'failed') as failed,
          count(*) filter (where m.status = 'suppressed') as suppressed,
          count(*) as total,
          count(m.seen_at) as seen
     from message_log m
    where ${wanted}`,
  { plan: "each" },
);

export async function countMessages(db: Queries, filter: LogFilter): Promise<MessageTotals> {
  const [row] = await db.query<MessageTotals>(totals, filterValues(filter));
  return row ?? { pending: 0, sent: 0, failed: 0, suppressed: 0, total: 0, seen: 0 };
}

interface DetailRow extends LogRow {
  signal_id: string;
  signal_kind: string;
  signal_at: Date;
  template_version: number | null;
  receiver_id: string | null;
  title: string | null;
  summary: string | null;
}

const detail = sql(
  "message_log_detail",
  `select ${columns}, m.signal_id, s.kind as signal_kind, s.at as signal_at, m.template_version, m.receiver_id,
          m.content ->> 'title' as title, m.content ->> 'summary' as summary
     from message_log m
     join signal s on s.tenant_id = m.tenant_id and s.id = m.signal_id ${named}
    where m.tenant_id = $1
      and m.id = $2`,
);

const chain = sql(
  "message_log_chain",
  `select ${columns}
     from message_log m ${named}
    where m.tenant_id = $1
      and m.signal_id = $2
      and (m.receiver_id = $3::uuid or $3::uuid is null)
    order by m.created_at, m.follows_id is not null, m.id
    limit 100`,
);

/** One message with those of its signal to the same receiver; its words only for `readerId`, where she received it. */
export async function findMessageDetail(
  db: Queries,
  { tenantId, id, readerId }: { tenantId: string; id: string; readerId: string | null },
): Promise<MessageDetail | undefined> {
  const [row] = await db.query<DetailRow>(detail, [tenantId, id]);
  if (row === undefined) return undefined;
  const others = await db.query<LogRow>(chain, [tenantId, row.signal_id, row.receiver_id]);
  const isReaders = row.receiver_id !== null && row.receiver_id === readerId;
  return {
    ...toEntry(row),
    signal: { id: row.signal_id, kind: row.signal_kind, at: row.signal_at.toISOString() },
    templateVersion: row.template_version,
    words: isReaders && row.title !== null ? { title: row.title, summary: row.summary ?? "" } : null,
    chain: others.map(toEntry),
  };
}

const byId = sql(
  "message_log_by_id",
  `select ${columns}
     from message_log m ${named}
    where m.tenant_id = $1
      and m.id = $2`,
);

export async function findMessage(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<MessageLogEntry | undefined> {
  return (await db.query<LogRow>(byId, [tenantId, id])).map(toEntry)[0];
}

function filterValues({ tenantId, status, kind, channel, from, to }: LogFilter): unknown[] {
  return [tenantId, status, kind, channel, from, to];
}

function toEntry(row: LogRow): MessageLogEntry {
  const { id, kind, channel, receiver, locale, status, reason, attempts } = row;
  const ended = status === "failed" || status === "suppressed";
  return {
    id,
    kind,
    channel,
    receiver,
    locale,
    status,
    reason,
    attempts,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    seenAt: row.seen_at?.toISOString() ?? null,
    nextAttemptAt: status === "pending" ? row.next_attempt_at.toISOString() : null,
    followsId: row.follows_id,
    meeting: row.meeting_id === null ? null : { id: row.meeting_id, name: row.subject ?? "" },
    allowed: { resend: ended && !row.is_followed ? { ok: true } : { ok: false, because: "wrong_state" } },
  };
}
