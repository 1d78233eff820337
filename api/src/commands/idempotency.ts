import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Tx } from "../db/transaction.ts";
import type { Principal } from "../identity/principal.ts";
import { claimKey, keepAnswer, readKey } from "./idempotency-sql.ts";

export interface RepeatableRequest {
  key: string;
  /** Hash of method, path and body: the same key with another request is refused. */
  requestSha256: Buffer;
}

export interface Claim {
  tx: Tx;
  principal: Principal;
  now: Date;
  status: number;
  repeatable: RepeatableRequest | undefined;
}

/**
 * Runs the work unless an earlier request with the same key was answered; then gives that answer. A request that meets
 * an unfinished one with its key waits for it, because both write the key's row first.
 */
export async function answerOnce<T>(
  claim: Claim,
  work: () => Promise<T>,
): Promise<{ answer: T; status: number; replayed: boolean }> {
  const { tx, principal, now, status, repeatable } = claim;
  if (repeatable === undefined) return { answer: await work(), status, replayed: false };
  const identity = { tenantId: principal.tenantId, principalId: principal.id, key: repeatable.key };
  const isFirst = await claimKey(tx, { ...identity, requestSha256: repeatable.requestSha256, now });
  if (!isFirst) return replay(await readKey<T>(tx, identity), repeatable);
  const answer = await work();
  await keepAnswer(tx, { ...identity, status, answer });
  return { answer, status, replayed: false };
}

interface KeptRequest<T> {
  requestSha256: Buffer;
  status: number;
  answer: T;
}

function replay<T>(kept: KeptRequest<T> | undefined, { requestSha256 }: RepeatableRequest) {
  if (kept === undefined)
    throw new Refusal("unavailable", "The first request with this key was just forgotten: send it again");
  if (!kept.requestSha256.equals(requestSha256)) {
    throw new Refusal("idempotency_key_reused", "This Idempotency-Key was used for another request");
  }
  return { answer: kept.answer, status: kept.status, replayed: true };
}
