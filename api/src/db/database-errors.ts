import { isSqlState, sqlState } from "./sql-state.ts";

/** The database cannot be reached or did not answer in time; nothing of the work was kept. May be tried again later. */
export class DatabaseUnavailable extends Error {
  readonly code = "database_unavailable";

  constructor(cause: unknown) {
    super("The database is unavailable", { cause });
    this.name = "DatabaseUnavailable";
  }
}

/** The commit was sent and its answer was not a yes: the work may or may not be kept. Repeat it with the same idempotency key. */
export class OutcomeUnknown extends Error {
  readonly code = "outcome_unknown";

  constructor(cause: unknown) {
    super("The outcome of the commit is unknown", { cause });
    this.name = "OutcomeUnknown";
  }
}

const lostStates = ["57P01", "57P02", "57P03", "57P05", "53300", "25P03", "57014"];
const lostNodeCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
]);
const lostMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

/** The connection is gone, was never made, or the statement ran out of time. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return state.startsWith("08") || lostStates.includes(state);
  if (!(error instanceof Error)) return false;
  return lostNodeCodes.has((error as NodeJS.ErrnoException).code ?? "") || lostMessages.test(error.message);
}

/** Deadlock, serialization failure, lock not available: the same work may succeed when it is done again. */
export function isWorthRetrying(error: unknown): boolean {
  return isSqlState(error, "40P01", "40001", "55P03");
}
