import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import type { NewAudit, NewSignal, PlannedMessage } from "./command-context.ts";

/** What all rows of one command share. */
export interface Stamp {
  tenantId: string;
  principal: Principal;
  now: Date;
  requestId: string;
}

const insertSignal = insertRows("signal", {
  shared: ["tenant_id", "at", "actor_id", "actor_name", "request_id"],
  own: [
    "id",
    "kind",
    "subject_type",
    "subject_id",
    "meeting_id",
    "site_id",
    "vendor_id",
    "organizer_id",
    "facts",
    "told",
  ],
});

/** Each signal says how many messages it caused, so that one that is missing is noticed. */
export function insertSignals(
  db: Queries,
  stamp: Stamp,
  { signals, messages }: { signals: readonly NewSignal[]; messages: readonly PlannedMessage[] },
): Promise<void> {
  const { tenantId, now, principal, requestId } = stamp;
  return insertSignal(
    db,
    [tenantId, now, principal.userId, principal.name, requestId],
    signals.map((signal) => [
      signal.id,
      signal.kind,
      signal.subject.type,
      signal.subject.id,
      signal.meetingId ?? null,
      signal.siteId ?? null,
      signal.vendorId ?? null,
      signal.organizerId ?? null,
      JSON.stringify(signal.facts),
      messages.filter(({ signalId }) => signalId === signal.id).length,
    ]),
  );
}

const insertMessage = insertRows("message_log", {
  shared: ["tenant_id", "created_at"],
  own: ["id", "signal_id", "kind", "channel", "receiver_id", "visit_id", "meeting_id", "thread", "next_attempt_at"],
});

export function insertMessages(
  db: Queries,
  { tenantId, now }: Stamp,
  messages: readonly PlannedMessage[],
): Promise<void> {
  return insertMessage(
    db,
    [tenantId, now],
    messages.map(({ id, signalId, kind, receiverId, visitId, meetingId, thread, notBefore = now }) => [
      id,
      signalId,
      kind,
      visitId === null ? "teams" : "email",
      receiverId,
      visitId,
      meetingId,
      thread,
      notBefore,
    ]),
  );
}

const insertAudit = insertRows("audit_log", {
  shared: ["tenant_id", "at", "actor_kind", "actor_id", "request_id"],
  own: ["id", "action", "entity_type", "entity_id", "old_values", "new_values"],
});

export function insertAudits(db: Queries, stamp: Stamp, audits: readonly (NewAudit & { id: string })[]): Promise<void> {
  const { tenantId, now, principal, requestId } = stamp;
  return insertAudit(
    db,
    [tenantId, now, principal.kind, actorId(principal), requestId],
    audits.map((audit) => [
      audit.id,
      audit.action,
      audit.entityType,
      audit.entityId,
      json(audit.oldValues),
      json(audit.newValues),
    ]),
  );
}

function actorId({ userId, id }: Principal): string | null {
  const own = userId ?? id.slice(id.indexOf(":") + 1);
  return /^[0-9a-f-]{36}$/i.test(own) ? own : null;
}

function json(values: Record<string, unknown> | null | undefined): string | null {
  return values == null ? null : JSON.stringify(values);
}
