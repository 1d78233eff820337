import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export type SyncKind = "notification" | "look" | "sweep" | "subscription" | "write" | "comparison" | "replay";
export type SyncOutcome = "done" | "nothing" | "refused" | "failed" | "retried";

/** What was asked of the calendar or came from it, and what it led to; nothing personal in it but the mailbox. */
export interface SyncEntry {
  id: string;
  at: Date;
  kind: SyncKind;
  mailbox?: string;
  eventId?: string | null;
  meetingId?: string | null;
  outcome: SyncOutcome;
  request?: Record<string, unknown>;
  answer?: Record<string, unknown>;
  replayOf?: string | null;
}

const insert = sql(
  "sync_log_insert",
  `insert into sync_log (tenant_id, id, at, kind, mailbox, event_id, meeting_id, outcome, request, answer, replay_of)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

/** Adds an entry to the log of the calendar's doings. */
export async function logSync(db: Queries, tenantId: string, entry: SyncEntry): Promise<void> {
  await db.execute(insert, [
    tenantId,
    entry.id,
    entry.at,
    entry.kind,
    entry.mailbox ?? "",
    entry.eventId ?? null,
    entry.meetingId ?? null,
    entry.outcome,
    JSON.stringify(entry.request ?? {}),
    JSON.stringify(entry.answer ?? {}),
    entry.replayOf ?? null,
  ]);
}
