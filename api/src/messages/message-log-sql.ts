import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type {
  Channel,
  MessageKind,
  MessageLogEntry,
  MessageStatus,
} from "@magic-meetings/contract/messages/message.ts";
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
}

const readLog = sql(
  "message_read_log",
  `select m.id, m.kind, m.channel, coalesce(u.name, p.name, '') as receiver,
          coalesce(m.locale, u.locale, p.locale, 'en') as locale, m.status, m.reason, m.attempts, m.created_at, m.sent_at
     from message_log m
     left join app_user u on u.tenant_id = m.tenant_id and u.id = m.receiver_id
     left join visit v on v.tenant_id = m.tenant_id and v.id = m.visit_id
     left join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
    where m.tenant_id = $1
      and ($2::text is null or m.status = $2)
      and ($3::timestamptz is null or (m.created_at, m.id) < ($3, $4::uuid))
    order by m.created_at desc, m.id desc
    limit $5`,
);

export interface LogPosition {
  createdAt: Date;
  id: string;
}

/** The message log, newest first, after the position. */
export async function readMessageLog(
  db: Queries,
  page: { tenantId: string; status: MessageStatus | undefined; after: LogPosition | undefined; limit: number },
): Promise<MessageLogEntry[]> {
  const { tenantId, status = null, after, limit } = page;
  const rows = await db.query<LogRow>(readLog, [tenantId, status, after?.createdAt ?? null, after?.id ?? null, limit]);
  return rows.map(({ created_at: createdAt, sent_at: sentAt, ...entry }) => ({
    ...entry,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  }));
}
