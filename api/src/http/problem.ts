import { errorStatus, Refusal, type ErrorCode, type Problem } from "@magic-meetings/contract/problems/problem.ts";
import { DatabaseUnavailable, OutcomeUnknown } from "../db/database-errors.ts";
import { challengeHeader, ClaimsChallenge } from "../identity/claims-challenge.ts";
import { AuthorityUnreachable } from "../identity/token-verifier.ts";
import { sqlState } from "../db/sql-state.ts";

/** How an error is answered: the problem details, further headers, and whether somebody has to look at it. */
export interface ProblemAnswer {
  problem: Problem;
  headers: Record<string, string>;
  log: "error" | "warn" | "no";
}

const retrySeconds = "5";

/** Turns whatever was thrown into problem details; nothing of an unknown error gets out. */
export function problemOf(error: unknown, requestId: string): ProblemAnswer {
  if (error instanceof Refusal) return refused(error, requestId);
  if (error instanceof DatabaseUnavailable) {
    return answer("unavailable", "The service is not available for the moment: try again", requestId, "warn");
  }
  if (error instanceof ClaimsChallenge) {
    const asked = answer("unauthenticated", "Prove once more who you are", requestId, "no");
    return { ...asked, headers: { "www-authenticate": challengeHeader(error) } };
  }
  if (error instanceof AuthorityUnreachable) {
    return answer("unavailable", "Signing in is not possible for the moment: try again", requestId, "warn");
  }
  if (error instanceof OutcomeUnknown) {
    const detail = "It is not known whether this was done: send it again with the same Idempotency-Key";
    return answer("unavailable", detail, requestId, "warn");
  }
  if (isDataException(error)) return answer("malformed", "A value in the request cannot be stored", requestId, "error");
  const known = frameworkCode(error);
  if (known) return answer(known.code, known.detail, requestId, known.code === "unavailable" ? "warn" : "no");
  return answer("internal", "Something went wrong on our side", requestId, "error");
}

function refused({ code, message, more }: Refusal, requestId: string): ProblemAnswer {
  const answered = answer(code, message, requestId, "no");
  return { ...answered, problem: { ...answered.problem, ...more } };
}

function answer(code: ErrorCode, detail: string, requestId: string, log: ProblemAnswer["log"]): ProblemAnswer {
  return { problem: makeProblem(code, detail, requestId), headers: headersOf(code), log };
}

export function makeProblem(code: ErrorCode, detail: string, requestId: string): Problem {
  return {
    type: `urn:magic-meetings:problem:${code}`,
    title: titleOf(code),
    status: errorStatus[code],
    detail,
    code,
    requestId,
  };
}

function headersOf(code: ErrorCode): Record<string, string> {
  if (code === "unauthenticated") return { "www-authenticate": "Bearer" };
  if (code === "unavailable") return { "retry-after": retrySeconds };
  return {};
}

function titleOf(code: ErrorCode): string {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Class 22 of SQLSTATE: a value that the database cannot take, which only the request can have brought. */
function isDataException(error: unknown): boolean {
  return sqlState(error)?.startsWith("22") ?? false;
}

const frameworkCodes: Record<string, { code: ErrorCode; detail: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: "too_large", detail: "This is larger than what is taken here" },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: "unsupported_media_type",
    detail: "Send JSON as application/json, and a file only where one is taken, with its media type",
  },
};

function frameworkCode(error: unknown): { code: ErrorCode; detail: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = "", statusCode = 500 } = error as Error & { code?: string; statusCode?: number };
  const known = frameworkCodes[code];
  if (known) return known;
  if (statusCode === 503) return { code: "unavailable", detail: "The service is stopping: try again" };
  if (statusCode >= 400 && statusCode < 500) return { code: "malformed", detail: "The request cannot be read" };
  return undefined;
}
