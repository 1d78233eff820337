import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { clockAhead, correctedMoment } from "@magic-meetings/contract/reception/device-clock-rules.ts";
import type {
  ReceptionChange,
  ReceptionChangeResult,
  ReceptionChangesInput,
} from "@magic-meetings/contract/reception/reception.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { runCommand, type CommandDeps, type CommandRequest } from "../commands/run-command.ts";
import { attempt } from "../moves/attempt.ts";
import { makeChange, type MadeChange } from "./make-change.ts";
import { presentReceptionVisit } from "./present-reception-visit.ts";
import { findChange, settleChange, takeChangeId } from "./reception-change-sql.ts";
import { findReceptionVisits } from "./snapshot-sql.ts";

/** What a tablet sends, at a site. */
export type SentChanges = ReceptionChangesInput & { siteId: string };

/**
 * Makes a tablet's changes in the order in which they were done, each in a transaction of its own: what one of them runs
 * into does not undo those before it, and what is sent twice is made once.
 */
export async function takeChanges(
  deps: CommandDeps,
  request: CommandRequest,
  sent: SentChanges,
): Promise<ReceptionChangeResult[]> {
  const results: ReceptionChangeResult[] = [];
  for (const change of sent.changes) {
    const { answer } = await runCommand(deps, request, (context) => takeChange(context, { change, sent }));
    results.push(answer);
  }
  return results;
}

interface Taking {
  change: ReceptionChange;
  sent: SentChanges;
}

async function takeChange(context: CommandContext, { change, sent }: Taking): Promise<ReceptionChangeResult> {
  const { tx, tenantId, now, principal } = context;
  const { deviceId, deviceTime, siteId } = sent;
  const key = { tenantId, id: change.id };
  const at = correctedMoment(change.at, { serverNow: now, deviceTime });
  const isNew = await takeChangeId(tx, {
    ...key,
    deviceId,
    siteId,
    kind: change.kind,
    visitId: "visitId" in change ? change.visitId : null,
    at,
    receivedAt: now,
    clockBehindMs: clockAhead(now, deviceTime),
    userId: principal.userId,
    letters: change.kind === "look_up" ? change.letters : null,
    found: change.kind === "look_up" ? change.found : null,
  });
  if (!isNew) return answer(context, { change, sent }, await madeBefore(context, { change, sent }));
  const made = await tryToMake(context, { siteId, at, change });
  if (made.outcome !== "applied") await settleChange(tx, key, made);
  return answer(context, { change, sent }, made);
}

/** A refusal is an answer here, and what was written before it is taken back. */
async function tryToMake(
  context: CommandContext,
  making: { siteId: string; at: Date; change: ReceptionChange },
): Promise<MadeChange> {
  try {
    return await attempt(context, (trial) => makeChange(trial, making));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const visitId = "visitId" in making.change ? making.change.visitId : null;
    return { outcome: "conflict", because: error.code, visitId };
  }
}

/** Sent again because the answer was lost: a conflict is said again, everything else is done. */
async function madeBefore({ tx, tenantId }: CommandContext, { change, sent }: Taking): Promise<MadeChange> {
  const known = await findChange(tx, { tenantId, id: change.id });
  if (known === undefined || known.siteId !== sent.siteId || known.kind !== change.kind) {
    return { outcome: "conflict", because: "idempotency_key_reused", visitId: null };
  }
  const { outcome, because, visitId } = known;
  return outcome === "conflict"
    ? { outcome, because: because as MadeChange["because"], visitId }
    : { outcome: "duplicate", because: null, visitId };
}

async function answer(
  { tx, tenantId, principal }: CommandContext,
  { change: { id }, sent: { siteId } }: Taking,
  { outcome, because, visitId }: MadeChange,
): Promise<ReceptionChangeResult> {
  const [found] = visitId === null ? [] : await findReceptionVisits(tx, { tenantId, ids: [visitId] });
  const isHere = found?.visit.site.id === siteId;
  return { id, outcome, because, visit: isHere ? presentReceptionVisit(principal, found) : null };
}
