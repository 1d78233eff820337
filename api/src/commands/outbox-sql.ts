import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";
import type { Principal } from "../identity/principal.ts";
import type { NewAudit, NewSignal, PlannedMessage } from "./command-context.ts";

/** What all rows of one command share. */
export interface Stamp {
  tenantId: string;
  principal: Principal;
  now: Date;
  requestId: string;
}

const insertSignal = severalRows("signal", {
  shared: ["tenant_id", "at", "actor_id", "actor_name", "request_id"],
  own: ["id", "kind", "subject_type", "subject_id", "meeting_id", "site_id", "vendor_id", "organizer_id", "facts"],
});

export function insertSignals(db: Queries, stamp: Stamp, signals: readonly NewSignal[]): Promise<void> {
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
    ]),
  );
}

const insertMessage = severalRows("message_log", {
  shared: ["tenant_id", "created_at", "next_attempt_at", "channel"],
  own: ["id", "signal_id", "kind", "receiver_id", "meeting_id", "thread"],
});

export function insertMessages(
  db: Queries,
  { tenantId, now }: Stamp,
  messages: readonly PlannedMessage[],
): Promise<void> {
  return insertMessage(
    db,
    [tenantId, now, now, "teams"],
    messages.map(({ id, signalId, kind, receiverId, meetingId, thread }) => [
      id,
      signalId,
      kind,
      receiverId,
      meetingId,
      thread,
    ]),
  );
}

const insertAudit = severalRows("audit_log", {
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

const mostRows = 500;

/** An `insert ... values` of any number of rows: one statement a row count, prepared when it is first needed. */
function severalRows(table: string, { shared, own }: { shared: string[]; own: string[] }) {
  const statements = new Map<number, Statement>();
  const statementFor = (count: number) => {
    const known = statements.get(count);
    if (known) return known;
    const rows = Array.from({ length: count }, (_, row) => {
      const parameters = [
        ...shared.map((_, i) => i + 1),
        ...own.map((_, i) => shared.length + row * own.length + i + 1),
      ];
      return `(${parameters.map((number) => `$${number}`).join(", ")})`;
    });
    const text = `insert into ${table} (${[...shared, ...own].join(", ")}) values ${rows.join(", ")}`;
    const made = sql(`${table}_insert_${count}`, text);
    statements.set(count, made);
    return made;
  };
  return async (db: Queries, sharedValues: readonly unknown[], rows: readonly unknown[][]): Promise<void> => {
    for (let first = 0; first < rows.length; first += mostRows) {
      const some = rows.slice(first, first + mostRows);
      await db.execute(statementFor(some.length), [...sharedValues, ...some.flat()]);
    }
  };
}

function actorId({ userId, id }: Principal): string | null {
  const own = userId ?? id.slice(id.indexOf(":") + 1);
  return /^[0-9a-f-]{36}$/i.test(own) ? own : null;
}

function json(values: Record<string, unknown> | null | undefined): string | null {
  return values == null ? null : JSON.stringify(values);
}
