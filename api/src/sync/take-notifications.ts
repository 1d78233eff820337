import { createHash, timingSafeEqual } from "node:crypto";
import type { Clock } from "../clock/clock.ts";
import type { Database } from "../db/pool.ts";
import { newId as makeId } from "../db/new-id.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { inTenant, withoutTenant } from "../db/transaction.ts";
import { askToLook } from "./ask-to-look.ts";
import { sweepSoon } from "./delta-sql.ts";
import type { LifecycleNotice, Notification } from "./notification-schemas.ts";
import { findSubscriptions, findTenants, hurrySubscription, type SubscriptionRecord } from "./subscription-sql.ts";
import { logSync } from "./sync-log-sql.ts";

export interface NotificationDeps {
  pool: Database;
  systemClock: Clock;
  workWaiting: (tenantId: string) => void;
}

type Addressed = Pick<Notification, "subscriptionId" | "clientState">;

/** Keeps which events to look at. Who forges a notification learns nothing: it is left out without a word. */
export async function takeNotifications(deps: NotificationDeps, notices: readonly Notification[]): Promise<void> {
  for (const [tenantId, genuine] of await genuineOnes(deps, notices)) {
    const places = genuine.flatMap(({ subscription: { mailbox }, notice: { resourceData } }) =>
      resourceData ? [{ mailbox, eventId: resourceData.id }] : [],
    );
    const now = deps.systemClock.now();
    await inTenant(deps.pool, tenantId, (tx) => askToLook(tx, { tenantId, places, because: "notification", now }));
    deps.workWaiting(tenantId);
  }
}

/**
 * What the calendar says of its subscriptions. `missed`: the mailbox is swept at once; `subscriptionRemoved`: it is asked
 * for anew and all of the mailbox read; `reauthorizationRequired`: it is renewed.
 */
export async function takeLifecycle(deps: NotificationDeps, notices: readonly LifecycleNotice[]): Promise<void> {
  for (const [tenantId, genuine] of await genuineOnes(deps, notices)) {
    const now = deps.systemClock.now();
    await inTenant(deps.pool, tenantId, async (tx) => {
      for (const { subscription, notice } of genuine) {
        const { id, mailbox } = subscription;
        const isRemoved = notice.lifecycleEvent === "subscriptionRemoved";
        const isMissed = notice.lifecycleEvent === "missed";
        if (!isMissed) await hurrySubscription(tx, { tenantId, id, isRemoved, now });
        if (isMissed || isRemoved) await sweepSoon(tx, { tenantId, mailbox, now, fromTheStart: isRemoved });
        const request = { lifecycleEvent: notice.lifecycleEvent };
        await logSync(tx, tenantId, {
          id: makeId(now),
          at: now,
          kind: "subscription",
          mailbox,
          outcome: "done",
          request,
        });
      }
    });
    deps.workWaiting(tenantId);
  }
}

interface Genuine<Notice> {
  subscription: SubscriptionRecord;
  notice: Notice;
}

/** Those with a subscription of ours and its secret, by company. */
async function genuineOnes<Notice extends Addressed>(
  { pool }: NotificationDeps,
  notices: readonly Notice[],
): Promise<Map<string, Genuine<Notice>[]>> {
  const ids = [...new Set(notices.map(({ subscriptionId }) => subscriptionId))];
  if (ids.length === 0) return new Map();
  const tenants = await withoutTenant(pool, (tx) => findTenants(tx, ids));
  const found = new Map<string, Genuine<Notice>[]>();
  for (const tenantId of new Set(tenants.values())) {
    const subscriptionIds = ids.filter((id) => tenants.get(id) === tenantId);
    const known = await findSubscriptions(tenantReader(pool, tenantId), { tenantId, subscriptionIds });
    const byId = new Map(known.map((one) => [one.subscriptionId, one]));
    const genuine = notices.flatMap((notice) => {
      const subscription = byId.get(notice.subscriptionId);
      return subscription !== undefined && knowsSecret(subscription, notice) ? [{ subscription, notice }] : [];
    });
    if (genuine.length > 0) found.set(tenantId, genuine);
  }
  return found;
}

function knowsSecret({ clientStateHash }: SubscriptionRecord, { clientState }: Addressed): boolean {
  const given = hashOfSecret(clientState ?? "");
  return given.length === clientStateHash.length && timingSafeEqual(given, clientStateHash);
}

/** Of the secret that a subscription's notifications carry only this is kept. */
export function hashOfSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
