import { createHash, createHmac } from "node:crypto";

/** Which pass, and which of its issues: a pass that is issued again has a new code and a new link. */
export interface PassIssue {
  tenantId: string;
  passId: string;
  issue: number;
}

/** What a pass is shown and found by. Only the SHA-256 of each is stored. */
export interface PassCodes {
  /** The 16 bytes of the QR code. */
  codeOf(pass: PassIssue): Buffer;
  /** The 16 bytes of the visitor's link. */
  linkTokenOf(pass: PassIssue): Buffer;
  /** The 16 bytes that sign a link with which a person ends the mails of one kind. */
  unsubscribeTokenOf(mails: { tenantId: string; userId: string; kind: string }): Buffer;
}

const codeBytes = 16;

/**
 * Codes are derived from the service's key instead of drawn, so that a mail and a page can show them again although only
 * their hashes are stored: a stolen database opens no door, and neither does a stolen key without the database's ids.
 */
export function createPassCodes(key: Buffer): PassCodes {
  if (key.length < 32) throw new Error("The key of links and passes has to have 32 bytes at least");
  const derive = (label: string, { tenantId, passId, issue }: PassIssue) =>
    createHmac("sha256", key).update(`${label}|${tenantId}|${passId}|${issue}`).digest().subarray(0, codeBytes);
  return {
    codeOf: (pass) => derive("pass", pass),
    linkTokenOf: (pass) => derive("link", pass),
    unsubscribeTokenOf: ({ tenantId, userId, kind }) =>
      createHmac("sha256", key).update(`unsubscribe|${tenantId}|${userId}|${kind}`).digest().subarray(0, codeBytes),
  };
}

/** What is stored of a code or of a token. */
export function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** What the address of a visitor's page names: the company, so that it is found without asking every one, and the token. */
export interface VisitLink {
  tenantId: string;
  token: Buffer;
}

/** The last part of the address of a visitor's page. */
export function writeLink({ tenantId, token }: VisitLink): string {
  return Buffer.concat([Buffer.from(tenantId.replaceAll("-", ""), "hex"), token]).toString("base64url");
}

const linkPattern = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** Reads it; undefined where it cannot be one of ours. */
export function readLink(link: string): VisitLink | undefined {
  if (!linkPattern.test(link)) return undefined;
  const bytes = Buffer.from(link, "base64url");
  const hex = bytes.subarray(0, 16).toString("hex");
  const tenantId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { tenantId, token: bytes.subarray(16) };
}
