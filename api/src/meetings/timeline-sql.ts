import type { TimelineEntry } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

type TimelineMessage = TimelineEntry["messages"][number];

interface TimelineRow {
  id: string;
  at: Date;
  kind: string;
  actor_name: string;
  on_behalf_of: string | null;
  facts: TimelineEntry["facts"];
  messages: TimelineMessage[];
}

/** Of a visitor a timeline says no more: not everybody who reads it has to know the person. */
const initials = "regexp_replace(p.name, '(\\S)\\S*\\s*', '\\1', 'g')";

// Whether a message arrived shows at the signal that it told; its own signals would say the same again.
const read = sql(
  "timeline_read",
  `select s.id, s.at, s.kind, s.actor_name, s.facts,
          (select u.name
             from app_user u
            where u.tenant_id = s.tenant_id
              and u.id = coalesce(
                (select o.on_behalf_of
                   from service_order o
                  where s.subject_type = 'service_order'
                    and o.tenant_id = s.tenant_id
                    and o.id = s.subject_id
                    and o.ordered_by = s.actor_id),
                (select g.manager_id
                   from calendar_delegate g
                  where g.tenant_id = s.tenant_id
                    and g.manager_id = s.organizer_id
                    and g.delegate_id = s.actor_id))) as on_behalf_of,
          (select coalesce(json_agg(json_build_object(
                    'receiver', coalesce(u.name, ${initials}, ''), 'channel', m.channel, 'status', m.status,
                    'at', coalesce(m.sent_at, m.created_at), 'seenAt', m.seen_at) order by m.created_at, m.id), '[]')
             from message_log m
             left join app_user u on u.tenant_id = m.tenant_id and u.id = m.receiver_id
             left join visit v on v.tenant_id = m.tenant_id and v.id = m.visit_id
             left join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
            where m.tenant_id = s.tenant_id
              and m.signal_id = s.id) as messages
     from signal s
    where s.tenant_id = $1
      and s.meeting_id = $2
      and s.subject_type <> 'message'
      and ($3::uuid is null or s.id > $3)
    order by s.id
    limit $4`,
);

/** What happened to a meeting, oldest first, after the signal. */
export async function readTimeline(
  db: Queries,
  page: { tenantId: string; meetingId: string; after: string | undefined; limit: number },
): Promise<TimelineEntry[]> {
  const { tenantId, meetingId, after = null, limit } = page;
  const rows = await db.query<TimelineRow>(read, [tenantId, meetingId, after, limit]);
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    actor: row.actor_name,
    ...(row.on_behalf_of === null ? {} : { onBehalfOf: row.on_behalf_of }),
    facts: row.facts,
    messages: row.messages.map(({ seenAt, ...message }) => ({
      ...message,
      at: new Date(message.at).toISOString(),
      seenAt: seenAt === null ? null : new Date(seenAt).toISOString(),
    })),
  }));
}
