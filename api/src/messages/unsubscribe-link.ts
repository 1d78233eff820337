import { timingSafeEqual } from "node:crypto";
import { cardKinds, type CardKind } from "@magic-meetings/contract/messages/message-words.ts";
import type { PassCodes } from "../access-passes/pass-codes.ts";

/** Whose mails of which kind a link ends. */
export interface Unsubscribing {
  tenantId: string;
  userId: string;
  kind: CardKind;
}

/** The last part of a link's address: company, person and a signature, then the kind. Nothing of it is stored. */
export function writeUnsubscribeLink(whose: Unsubscribing, passCodes: PassCodes): string {
  const bytes = Buffer.concat([bytesOf(whose.tenantId), bytesOf(whose.userId), passCodes.unsubscribeTokenOf(whose)]);
  return `${bytes.toString("base64url")}.${whose.kind}`;
}

const linkPattern = /^([A-Za-z0-9_-]{64})\.([a-z_]{1,40})$/;

/** Reads it; undefined where we did not sign it. */
export function readUnsubscribeLink(link: string, passCodes: PassCodes): Unsubscribing | undefined {
  const [, encoded = "", named] = linkPattern.exec(link) ?? [];
  const kind = cardKinds.find((known) => known === named);
  if (kind === undefined) return undefined;
  const bytes = Buffer.from(encoded, "base64url");
  const whose = { tenantId: uuidOf(bytes.subarray(0, 16)), userId: uuidOf(bytes.subarray(16, 32)), kind };
  return timingSafeEqual(bytes.subarray(32), passCodes.unsubscribeTokenOf(whose)) ? whose : undefined;
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
