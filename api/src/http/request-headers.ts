import { createHash } from "node:crypto";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { RepeatableRequest } from "../commands/idempotency.ts";
import { RawUpload } from "./upload-body.ts";

type Header = string | string[] | undefined;

/** The version in `If-Match: "7"`; undefined without the header or for `*`. */
export function readIfMatch(header: Header): number | undefined {
  if (header === undefined || header === "*") return undefined;
  const version = typeof header === "string" ? /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1] : undefined;
  if (version === undefined) throw new Refusal("malformed", "If-Match has to be the ETag of an answer, or *");
  return Number(version);
}

/** The request's `Idempotency-Key` with what identifies the request itself. */
export function readIdempotencyKey(
  header: Header,
  request: { method: string; url: string; body: unknown },
): RepeatableRequest | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== "string" || !/^[\x20-\x7e]{1,200}$/.test(header)) {
    throw new Refusal("malformed", "An Idempotency-Key has 1 to 200 printable characters");
  }
  const { method, url, body } = request;
  const isFile = body instanceof RawUpload;
  const identity = createHash("sha256").update(JSON.stringify([method, url, isFile ? body.type : (body ?? null)]));
  return { key: header, requestSha256: (isFile ? identity.update(body.bytes) : identity).digest() };
}

const plainRequestId = /^[\w.-]{8,128}$/;

/** The caller's `X-Request-Id` where it is harmless, else a new one. */
export function readRequestId(header: Header, newRequestId: () => string): string {
  return typeof header === "string" && plainRequestId.test(header) ? header : newRequestId();
}
