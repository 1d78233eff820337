import type { PassCodes } from "../access-passes/pass-codes.ts";
import type { Database } from "../db/pool.ts";
import { inTenant } from "../db/transaction.ts";
import { addressMessages } from "../delegates/address-messages.ts";
import type { Principal } from "../identity/principal.ts";
import type { CommandContext, NewAudit, NewSignal, PlanMessages } from "./command-context.ts";
import { answerOnce, type RepeatableRequest } from "./idempotency.ts";
import { monotonicIds } from "./monotonic-ids.ts";
import { insertAudits, insertMessages, insertSignals } from "./outbox-sql.ts";

/** Wake-ups after a commit: hints only, a sweep finds what they miss. Must neither throw nor block. */
export interface AfterCommit {
  signalled(tenantId: string): void;
  messagesPlanned(tenantId: string): void;
  /** Absent where no longer work is done. */
  workWaiting?(tenantId: string): void;
}

export interface CommandDeps {
  pool: Database;
  planMessages: PlanMessages;
  afterCommit: AfterCommit;
  passCodes: PassCodes;
}

export interface CommandRequest {
  principal: Principal;
  now: Date;
  requestId: string;
  /** The HTTP status of success, kept with the answer of a repeatable request. */
  status?: number;
  /** The request's `Idempotency-Key`, where it came with one. */
  repeatable?: RepeatableRequest;
  /** Stops before the next statement and rolls back. */
  abort?: AbortSignal;
}

export interface CommandOutcome<T> {
  answer: T;
  status: number;
  /** The answer is the one of an earlier request with the same key; nothing was done now. */
  replayed: boolean;
}

interface Collected {
  signals: NewSignal[];
  audits: NewAudit[];
}

/**
 * The one way in which anything changes: one transaction with the work, its signals, its pending messages, its audit
 * rows and its idempotency key; wake-ups after the commit. A refusal thrown by the work undoes all of it, the key included.
 */
export async function runCommand<T>(
  deps: CommandDeps,
  request: CommandRequest,
  work: (context: CommandContext) => Promise<T>,
): Promise<CommandOutcome<T>> {
  const { principal, now, repeatable, abort, status = 200 } = request;
  const { tenantId } = principal;
  let told = { signals: 0, messages: 0, work: false };
  const outcome = await inTenant(
    deps.pool,
    tenantId,
    (tx) => {
      // A repeated attempt starts from nothing, ids included.
      const collected: Collected = { signals: [], audits: [] };
      const newId = monotonicIds(now);
      told = { signals: 0, messages: 0, work: false };
      return answerOnce({ tx, principal, now, status, repeatable }, async () => {
        const answer = await work({
          tx,
          tenantId,
          principal,
          now,
          newId,
          requestId: request.requestId,
          passCodes: deps.passCodes,
          signal: (signal) => void collected.signals.push(signal),
          audit: (audit) => void collected.audits.push(audit),
          workWaiting: () => void (told.work = true),
        });
        const { signals } = collected;
        const planned = deps.planMessages(signals, { newId });
        const messages = await addressMessages(tx, { tenantId, planned, signals, newId });
        const stamp = { tenantId, principal, now, requestId: request.requestId };
        await insertSignals(tx, stamp, { signals, messages });
        await insertMessages(tx, stamp, messages);
        await insertAudits(
          tx,
          stamp,
          collected.audits.map((audit) => ({ id: newId(), ...audit })),
        );
        // What settles first is found by the sweep when it is due: nobody can deliver it now.
        const due = messages.filter(({ notBefore }) => notBefore === undefined || notBefore <= now);
        told = { ...told, signals: collected.signals.length, messages: due.length };
        return answer;
      });
    },
    abort === undefined ? {} : { signal: abort },
  );
  if (told.signals > 0) deps.afterCommit.signalled(tenantId);
  if (told.messages > 0) deps.afterCommit.messagesPlanned(tenantId);
  if (told.work) deps.afterCommit.workWaiting?.(tenantId);
  return outcome;
}
