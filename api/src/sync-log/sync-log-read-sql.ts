import type { SyncKind, SyncOutcome } from "@magic-meetings/contract/sync-log/sync-log-words.ts";
import type { SyncLogEntry } from "@magic-meetings/contract/sync-log/sync-log.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const columns = `
  l.id, l.at, l.kind, l.outcome, l.mailbox, l.event_id, l.request, l.answer, l.replay_of, l.meeting_id, m.subject
     from sync_log l
     left join meeting m on m.tenant_id = l.tenant_id and m.id = l.meeting_id
    where l.tenant_id = $1`;

interface Row {
  id: string;
  at: Date;
  kind: SyncKind;
  outcome: SyncOutcome;
  mailbox: string;
  event_id: string | null;
  request: Record<string, unknown>;
  answer: Record<string, unknown>;
  replay_of: string | null;
  meeting_id: string | null;
  subject: string | null;
}

function toEntry(row: Row): SyncLogEntry {
  const { id, kind, outcome, mailbox, event_id: eventId, meeting_id: meetingId } = row;
  return {
    id,
    at: row.at.toISOString(),
    kind,
    outcome,
    mailbox,
    eventId,
    meeting: meetingId === null ? null : { id: meetingId, subject: row.subject ?? "" },
    request: row.request,
    answer: row.answer,
    replayOf: row.replay_of,
    allowed: {
      replay: eventId === null || mailbox === "" ? { ok: false, because: "wrong_state" } : { ok: true },
    },
  };
}

const byId = sql("sync_log_by_id", `select ${columns} and l.id = $2`);

export async function findSyncEntry(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<SyncLogEntry | undefined> {
  return (await db.query<Row>(byId, [tenantId, id])).map(toEntry)[0];
}

const list = sql(
  "sync_log_list",
  `select ${columns}
      and ($2::text is null or l.kind = $2)
      and ($3::text is null or l.outcome = $3)
      and ($4::text is null or l.mailbox like $4)
      and ($5::uuid is null or l.meeting_id = $5)
      and ($6::timestamptz is null or l.at >= $6::timestamptz)
      and ($7::timestamptz is null or l.at < $7::timestamptz)
      and ($8::timestamptz is null or (l.at, l.id) < ($8::timestamptz, $9::uuid))
    order by l.at desc, l.id desc
    limit $10`,
  { plan: "each" },
);

export interface SyncLogList {
  tenantId: string;
  kind: SyncKind | null;
  outcome: SyncOutcome | null;
  /** A pattern. */
  mailbox: string | null;
  meetingId: string | null;
  from: Date | null;
  to: Date | null;
  after: [string, string] | undefined;
  limit: number;
}

/** The latest first. */
export async function listSyncLog(db: Queries, wanted: SyncLogList): Promise<SyncLogEntry[]> {
  const { tenantId, kind, outcome, mailbox, meetingId, from, to, after, limit } = wanted;
  const position = [after?.[0] ?? null, after?.[1] ?? null];
  const rows = await db.query<Row>(list, [tenantId, kind, outcome, mailbox, meetingId, from, to, ...position, limit]);
  return rows.map(toEntry);
}
