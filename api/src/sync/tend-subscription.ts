import { randomBytes } from "node:crypto";
import { CalendarProblem, type CalendarPort, type Subscription } from "../calendar/calendar-port.ts";
import { newId } from "../db/new-id.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { inTenant, withoutTenant } from "../db/transaction.ts";
import { listSweptMailboxes, sweepSoon } from "./delta-sql.ts";
import type { SyncDeps } from "./look-deps.ts";
import { pauseAfter } from "./pause-rules.ts";
import {
  addSubscriptionRoute,
  dropSubscriptionRoute,
  forgetSubscription,
  settleSubscription,
  takeDueSubscription,
  type Settled,
  type SubscriptionRecord,
} from "./subscription-sql.ts";
import { logSync, type SyncOutcome } from "./sync-log-sql.ts";
import { hashOfSecret } from "./take-notifications.ts";

const hour = 3_600_000;
/** Somewhat less than the seven days that Graph allows for events. */
const lifetime = 6.5 * 24 * hour;
/** How long one attempt may take before somebody else makes the next one. */
const leaseMilliseconds = 120_000;

interface Tending {
  deps: SyncDeps;
  calendar: CalendarPort;
  tenantId: string;
}

/** Renews or makes one subscription that is due; false where none is. */
export async function tendNextSubscription(tending: Tending): Promise<boolean> {
  const { deps, tenantId } = tending;
  const now = deps.systemClock.now();
  const until = new Date(now.getTime() + leaseMilliseconds);
  const secret = randomBytes(32).toString("base64url");
  const hashFor = (one: SubscriptionRecord) => (canRenew(one) ? null : hashOfSecret(secret));
  const asked = { tenantId, now, until, hashFor };
  const one = await inTenant(deps.commands.pool, tenantId, (tx) => takeDueSubscription(tx, asked));
  if (one === undefined) return false;
  try {
    await tend(tending, one, secret);
  } catch (error) {
    await noteProblem(tending, one, error);
  }
  return true;
}

function canRenew({ status, subscriptionId }: SubscriptionRecord): boolean {
  return status === "active" && subscriptionId !== null;
}

async function tend(tending: Tending, one: SubscriptionRecord, secret: string): Promise<void> {
  const { deps, calendar, tenantId } = tending;
  const until = new Date(deps.systemClock.now().getTime() + lifetime);
  const watched = await listSweptMailboxes(tenantReader(deps.commands.pool, tenantId), { tenantId });
  if (!watched.includes(one.mailbox)) return end(tending, one);
  if (!canRenew(one)) return begin(tending, one, await calendar.subscribe(one.mailbox, secret, until));
  try {
    await settle(tending, one, await calendar.renew(one.subscriptionId ?? "", until));
  } catch (error) {
    if (!(error instanceof CalendarProblem) || error.kind !== "gone") throw error;
    // Made anew in the next round, with a secret that is kept before it is used.
    const again = { subscriptionId: one.subscriptionId, status: "removed" as const, expiresAt: null };
    await keep(tending, one, { ...again, nextTryAt: deps.systemClock.now(), attempts: 0, problem: error.message });
  }
}

/** Nobody needs it any more. */
async function end({ deps, calendar, tenantId }: Tending, one: SubscriptionRecord): Promise<void> {
  const { pool } = deps.commands;
  if (one.subscriptionId !== null) {
    await calendar.unsubscribe(one.subscriptionId);
    await withoutTenant(pool, (tx) => dropSubscriptionRoute(tx, one.subscriptionId ?? "", tenantId));
  }
  await inTenant(pool, tenantId, (tx) => forgetSubscription(tx, { tenantId, id: one.id }));
}

/** A new one: what happened while nobody listened is found by reading all of the mailbox. */
async function begin(tending: Tending, one: SubscriptionRecord, made: Subscription): Promise<void> {
  const { deps, tenantId } = tending;
  const { pool } = deps.commands;
  await withoutTenant(pool, async (tx) => {
    await addSubscriptionRoute(tx, made.subscriptionId, tenantId);
    const isReplaced = one.subscriptionId !== null && one.subscriptionId !== made.subscriptionId;
    if (isReplaced) await dropSubscriptionRoute(tx, one.subscriptionId ?? "", tenantId);
  });
  await settle(tending, one, made);
  const now = deps.systemClock.now();
  const sweep = { tenantId, mailbox: one.mailbox, now, fromTheStart: one.subscriptionId !== null };
  await inTenant(pool, tenantId, (tx) => sweepSoon(tx, sweep));
}

/** Renewed at half of its life, so that there is time for many attempts. */
async function settle(tending: Tending, one: SubscriptionRecord, held: Subscription): Promise<void> {
  const now = tending.deps.systemClock.now().getTime();
  const half = (held.expiresAt.getTime() - now) * (0.5 - 0.1 * tending.deps.random());
  await keep(tending, one, {
    subscriptionId: held.subscriptionId,
    status: "active",
    expiresAt: held.expiresAt,
    nextTryAt: new Date(now + Math.max(60_000, half)),
    attempts: 0,
    problem: null,
  });
}

async function noteProblem(tending: Tending, one: SubscriptionRecord, error: unknown): Promise<void> {
  const { deps, tenantId } = tending;
  deps.log.warn({ err: error, tenantId, subscription: one.id }, "A subscription could not be tended");
  const kind = error instanceof CalendarProblem ? error.kind : undefined;
  const isHopeless = kind === "gone" || kind === "forbidden";
  const busy = error instanceof CalendarProblem ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  const wait = isHopeless ? hour : Math.max(busy, pauseAfter(one.attempts, deps.random));
  const nextTryAt = new Date(deps.systemClock.now().getTime() + wait);
  const problem = String(error).slice(0, 500);
  await keep(tending, one, { ...one, nextTryAt, problem });
}

type Kept = Omit<Settled, "tenantId" | "id" | "now">;

async function keep({ deps, tenantId }: Tending, one: SubscriptionRecord, kept: Kept): Promise<void> {
  const now = deps.systemClock.now();
  const { subscriptionId, status, expiresAt, nextTryAt, attempts, problem } = kept;
  const outcome: SyncOutcome = problem === null ? "done" : "failed";
  await inTenant(deps.commands.pool, tenantId, async (tx) => {
    const row = { subscriptionId, status, expiresAt, nextTryAt, attempts, problem };
    await settleSubscription(tx, { ...row, tenantId, id: one.id, now });
    const answer = { status, expiresAt: expiresAt?.toISOString() ?? null, problem };
    const { mailbox } = one;
    await logSync(tx, tenantId, { id: newId(now), at: now, kind: "subscription", mailbox, outcome, answer });
  });
}
