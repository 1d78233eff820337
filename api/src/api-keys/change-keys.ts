import type { ApiKey, NewApiKey, Rotation } from "@magic-meetings/contract/api-keys/api-key.ts";
import {
  keyFault,
  mayRestore,
  restoreMinutes,
  type KeyFault,
} from "@magic-meetings/contract/api-keys/api-key-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext, NewAudit } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { findKey, findPlaces, insertKey, lockKey, rotateKey, setRevoked, type KeptKey } from "./api-key-sql.ts";
import type { NewSecret } from "./make-secret.ts";
import { presentKey } from "./present-key.ts";

const faults: Record<KeyFault, string> = {
  door_key_needs_places: "Say which access points or sites the key is for",
  door_key_is_for_doors: "A key for doors does nothing else: make another one for the other system",
  places_are_for_doors: "Access points and sites go with the scopes of doors only",
};

/** Makes a key; its secret was made by the caller, who is the only one to know it. */
export async function createKey(context: CommandContext, wanted: NewApiKey, secret: NewSecret): Promise<ApiKey> {
  const { tx, tenantId, principal, now } = context;
  const scopes = [...new Set(wanted.scopes)];
  const places = await placesOf(context, wanted);
  const fault = keyFault({ scopes, places: places.length });
  if (fault !== undefined) throw new Refusal("invalid", faults[fault], { errors: [fieldOf(fault)] });
  const validTo = wanted.validTo ? new Date(wanted.validTo) : null;
  if (validTo !== null && validTo <= now) {
    const errors = [{ pointer: "/validTo", code: "past", detail: "This moment is over" }];
    throw new Refusal("invalid", "A key that is over opens nothing: choose a later end", { errors });
  }
  const id = context.newId();
  const { userId } = principal;
  const { prefix, secretSha256 } = secret;
  await insertKey(tx, { tenantId, id, name: wanted.name, prefix, secretSha256, userId, scopes, validTo, now, places });
  audit(context, id, "create", {
    newValues: {
      name: wanted.name,
      prefix,
      scopes,
      validTo: validTo?.toISOString() ?? null,
      places: places.map(({ siteId, accessPointId }) => accessPointId ?? siteId),
    },
  });
  return presented(context, id);
}

export interface KeyChange {
  id: string;
  expectedVersion: number | undefined;
}

/** Gives a key another secret, under the prefix that it has. */
export async function rotate(
  context: CommandContext,
  { id, expectedVersion, graceHours }: KeyChange & Rotation,
  secretFor: (prefix: string) => NewSecret,
): Promise<ApiKey> {
  const { tx, tenantId, principal, now } = context;
  const key = await lockedKey(context, { id, expectedVersion });
  refuseUnless(presentKey(key, now).allowed.rotate.ok, "This key is not in use: make another one");
  const previousValidTo = graceHours === 0 ? null : new Date(now.getTime() + graceHours * 3_600_000);
  const { secretSha256 } = secretFor(key.prefix);
  await rotateKey(tx, { tenantId, id, secretSha256, now, previousValidTo, userId: principal.userId });
  audit(context, id, "rotate", { newValues: { previousValidTo: previousValidTo?.toISOString() ?? null } });
  return presented(context, id);
}

export async function revokeKey(context: CommandContext, change: KeyChange): Promise<ApiKey> {
  const { tx, tenantId, principal, now } = context;
  const key = await lockedKey(context, change);
  refuseUnless(key.revokedAt === null, "This key is revoked already");
  await setRevoked(tx, { tenantId, id: key.id, revokedAt: now, now, userId: principal.userId });
  audit(context, key.id, "revoke", { oldValues: { revokedAt: null }, newValues: { revokedAt: now.toISOString() } });
  return presented(context, key.id);
}

export async function restoreKey(context: CommandContext, change: KeyChange): Promise<ApiKey> {
  const { tx, tenantId, principal, now } = context;
  const key = await lockedKey(context, change);
  refuseUnless(key.revokedAt !== null, "This key is not revoked");
  if (!mayRestore({ now, ...key })) {
    throw new Refusal("too_late", `A key comes back within ${restoreMinutes} minutes only: make another one`);
  }
  await setRevoked(tx, { tenantId, id: key.id, revokedAt: null, now, userId: principal.userId });
  audit(context, key.id, "restore", { oldValues: { revokedAt: key.revokedAt?.toISOString() } });
  return presented(context, key.id);
}

async function placesOf(context: CommandContext, { accessPointIds = [], siteIds = [] }: NewApiKey) {
  const { tx, tenantId } = context;
  const wanted = { accessPointIds: [...new Set(accessPointIds)], siteIds: [...new Set(siteIds)] };
  if (wanted.accessPointIds.length + wanted.siteIds.length === 0) return [];
  const found = await findPlaces(tx, { tenantId, ...wanted });
  refuseMissing("accessPointIds", wanted.accessPointIds, new Set(found.map(({ accessPointId }) => accessPointId)));
  const sites = found.filter(({ accessPointId }) => accessPointId === null);
  refuseMissing("siteIds", wanted.siteIds, new Set(sites.map(({ siteId }) => siteId)));
  return found.map((place) => ({ id: context.newId(), ...place }));
}

/** An id of another company is one that is not there. */
function refuseMissing(field: string, wanted: readonly string[], found: ReadonlySet<string | null>): void {
  const errors = wanted.flatMap((id, index) =>
    found.has(id) ? [] : [{ pointer: `/${field}/${index}`, code: "unknown", detail: "There is no such place" }],
  );
  if (errors.length > 0) throw new Refusal("not_found", "There is no such place", { errors });
}

function fieldOf(fault: KeyFault) {
  const pointer = fault === "door_key_needs_places" ? "/accessPointIds" : "/scopes";
  return { pointer, code: fault, detail: faults[fault] };
}

async function lockedKey({ tx, tenantId }: CommandContext, { id, expectedVersion }: KeyChange): Promise<KeptKey> {
  const key = await lockKey(tx, { tenantId, id });
  if (key === undefined) throw new Refusal("not_found", "There is no such key");
  refuseStaleVersion(key.version, expectedVersion);
  return key;
}

async function presented({ tx, tenantId, now }: CommandContext, id: string): Promise<ApiKey> {
  const key = await findKey(tx, { tenantId, id });
  if (key === undefined) throw new Error("The key is gone");
  return presentKey(key, now);
}

function refuseUnless(isPossible: boolean, detail: string): void {
  if (!isPossible) throw new Refusal("wrong_state", detail);
}

function audit(context: CommandContext, id: string, verb: string, values: Pick<NewAudit, "oldValues" | "newValues">) {
  context.audit({ action: `api_key.${verb}`, entityType: "api_key", entityId: id, ...values });
}
