import type {
  NewWebhook,
  SecretRotation,
  Webhook,
  WebhookChange,
  WebhookDelivery,
} from "@magic-meetings/contract/webhooks/webhook.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { systemClock } from "../clock/clock.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { findDelivery, insertDeliveries } from "./delivery-sql.ts";
import { presentDelivery, presentWebhook } from "./present-webhook.ts";
import type { SecretSeal } from "./seal-secret.ts";
import {
  countWebhooks,
  findWebhook,
  giveUpPending,
  insertWebhook,
  lockWebhook,
  rotateSecret,
  updateWebhook,
  type KeptWebhook,
} from "./webhook-sql.ts";
import { urlFault, type UrlFault } from "./webhook-url.ts";

const mostWebhooks = 50;
const hour = 3_600_000;

const faults: Record<UrlFault, string> = {
  no_address: "This is no address",
  not_https: "The address has to begin with https://",
  has_credentials: "The address may hold no name or password: the signature says who sends it",
  has_fragment: "What follows # is never sent: leave it out",
  port_closed: "Nothing is sent to this port",
  not_public: "This address is not reachable from the internet, so nothing is sent to it",
};

export interface WebhookRules {
  /** Demo only: the other side may be without a certificate. */
  allowHttp: boolean;
}

export async function createWebhook(
  context: CommandContext,
  wanted: NewWebhook,
  { seal, secret, allowHttp }: WebhookRules & { seal: SecretSeal; secret: string },
): Promise<Webhook> {
  const { tx, tenantId, principal, now } = context;
  refuseAddress(wanted.url, allowHttp);
  if ((await countWebhooks(tx, tenantId)) >= mostWebhooks) {
    throw new Refusal("conflict", `A company has ${mostWebhooks} webhooks at most: delete one first`);
  }
  const id = context.newId();
  const sealedSecret = seal.seal(secret, { tenantId, id });
  await insertWebhook(tx, { tenantId, id, ...wanted, sealedSecret, now, userId: principal.userId });
  audit(context, id, "create", null, factsOf({ ...wanted, status: "active" }));
  return presented(context, id);
}

export interface ChangeOfWebhook {
  id: string;
  expectedVersion: number | undefined;
}

export async function changeWebhook(
  context: CommandContext,
  { id, expectedVersion, change, allowHttp }: ChangeOfWebhook & WebhookRules & { change: WebhookChange },
): Promise<Webhook> {
  const before = await lockedWebhook(context, { id, expectedVersion });
  if (before.deletedAt !== null) throw new Refusal("wrong_state", "This webhook is deleted: restore it first");
  if (change.url !== undefined && change.url !== before.url) refuseAddress(change.url, allowHttp);
  const after = {
    name: change.name ?? before.name,
    url: change.url ?? before.url,
    topics: change.topics ?? before.topics,
    status: change.status ?? before.status,
  };
  const starts = after.status === "active" && before.status !== "active";
  await write(context, before, { ...after, starts, deletedAt: null });
  audit(context, id, "change", factsOf(before), factsOf(after));
  return presented(context, id);
}

export async function deleteWebhook(context: CommandContext, change: ChangeOfWebhook): Promise<Webhook> {
  const before = await lockedWebhook(context, change);
  if (before.deletedAt !== null) throw new Refusal("wrong_state", "This webhook is deleted already");
  await write(context, before, { ...before, starts: false, deletedAt: context.now });
  await giveUpPending(context.tx, { tenantId: context.tenantId, id: before.id, problem: "deleted" });
  audit(context, before.id, "delete", factsOf(before), null);
  return presented(context, before.id);
}

/** Paused, so that nobody is surprised by it: what happened meanwhile is not told. */
export async function restoreWebhook(context: CommandContext, change: ChangeOfWebhook): Promise<Webhook> {
  const before = await lockedWebhook(context, change);
  if (before.deletedAt === null) throw new Refusal("wrong_state", "This webhook is not deleted");
  const after = { ...before, status: "paused" as const };
  await write(context, before, { ...after, starts: false, deletedAt: null });
  audit(context, before.id, "restore", null, factsOf(after));
  return presented(context, before.id);
}

export interface RotationOfSecret extends ChangeOfWebhook, SecretRotation {
  seal: SecretSeal;
  secret: string;
}

/** Has another secret sign from now on, and for a while the one before as well. */
export async function rotateWebhook(context: CommandContext, rotation: RotationOfSecret): Promise<Webhook> {
  const { tx, tenantId, principal, now } = context;
  const { id, expectedVersion, graceHours, seal, secret } = rotation;
  const webhook = await lockedWebhook(context, { id, expectedVersion });
  if (webhook.deletedAt !== null) throw new Refusal("wrong_state", "This webhook is deleted: restore it first");
  // By the clock of deliveries, which nobody moves.
  const previousValidTo = graceHours === 0 ? null : new Date(systemClock.now().getTime() + graceHours * hour);
  const sealedSecret = seal.seal(secret, { tenantId, id });
  await rotateSecret(tx, { tenantId, id, sealedSecret, now, previousValidTo, userId: principal.userId });
  audit(context, id, "rotate", null, { previousValidTo: previousValidTo?.toISOString() ?? null });
  return presented(context, id);
}

/** Waits to be sent like anything else, so that a test says how it would really go. */
export async function testWebhook(context: CommandContext, id: string, at: Date): Promise<WebhookDelivery> {
  const webhook = await lockedWebhook(context, { id, expectedVersion: undefined });
  if (webhook.deletedAt !== null) throw new Refusal("wrong_state", "This webhook is deleted: restore it first");
  const content = { type: "test", timestamp: context.now.toISOString(), data: { webhook: { id } } };
  return plan(context, id, at, { signalId: null, kind: "test", content, replayOf: null });
}

export async function replayDelivery(
  context: CommandContext,
  { id, deliveryId, at }: { id: string; deliveryId: string; at: Date },
): Promise<WebhookDelivery> {
  const { tx, tenantId } = context;
  const delivery = await findDelivery(tx, { tenantId, webhookId: id, id: deliveryId });
  if (delivery === undefined) throw new Refusal("not_found", "There is no such delivery");
  const webhook = await lockedWebhook(context, { id, expectedVersion: undefined });
  if (webhook.deletedAt !== null) throw new Refusal("wrong_state", "This webhook is deleted: restore it first");
  if (delivery.status === "pending") throw new Refusal("wrong_state", "This delivery is still on its way");
  context.audit({ action: "webhook.replay", entityType: "webhook", entityId: id, newValues: { delivery: deliveryId } });
  const { signalId, kind, content, replayOf } = delivery;
  return plan(context, id, at, { signalId, kind, content, replayOf: replayOf ?? deliveryId });
}

interface Planned {
  signalId: string | null;
  kind: string;
  content: unknown;
  replayOf: string | null;
}

async function plan(context: CommandContext, webhookId: string, at: Date, planned: Planned): Promise<WebhookDelivery> {
  const { tx, tenantId } = context;
  const id = context.newId();
  await insertDeliveries(tx, { tenantId, webhookId, at }, [{ id, ...planned }]);
  const made = await findDelivery(tx, { tenantId, webhookId, id });
  if (made === undefined) throw new Error("The delivery is gone");
  return presentDelivery(made);
}

function refuseAddress(url: string, allowHttp: boolean): void {
  const fault = urlFault(url, { allowHttp });
  if (fault === undefined) return;
  throw new Refusal("invalid", faults[fault], { errors: [{ pointer: "/url", code: fault, detail: faults[fault] }] });
}

async function lockedWebhook({ tx, tenantId }: CommandContext, change: ChangeOfWebhook): Promise<KeptWebhook> {
  const webhook = await lockWebhook(tx, { tenantId, id: change.id });
  if (webhook === undefined) throw new Refusal("not_found", "There is no such webhook");
  refuseStaleVersion(webhook.version, change.expectedVersion);
  return webhook;
}

type Written = Pick<KeptWebhook, "name" | "url" | "topics" | "status" | "deletedAt"> & { starts: boolean };

function write({ tx, tenantId, principal, now }: CommandContext, { id }: KeptWebhook, written: Written): Promise<void> {
  const { name, url, topics, status, starts, deletedAt } = written;
  const { userId } = principal;
  return updateWebhook(tx, { tenantId, id, name, url, topics, status, starts, deletedAt, now, userId });
}

async function presented({ tx, tenantId }: CommandContext, id: string): Promise<Webhook> {
  const webhook = await findWebhook(tx, { tenantId, id });
  if (webhook === undefined) throw new Error("The webhook is gone");
  return presentWebhook(webhook, systemClock.now());
}

/** What follows the question mark may be a password of the other system, so it is not written down. */
function factsOf({ name, url, topics, status }: Pick<KeptWebhook, "name" | "url" | "topics" | "status">) {
  const { origin, pathname } = new URL(url);
  return { name, url: `${origin}${pathname}`, topics, status };
}

type Values = Record<string, unknown> | null;

function audit(context: CommandContext, id: string, verb: string, oldValues: Values, newValues: Values): void {
  context.audit({ action: `webhook.${verb}`, entityType: "webhook", entityId: id, oldValues, newValues });
}
