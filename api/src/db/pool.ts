import pg from "pg";
import { columnTypes } from "./column-types.ts";

/** Connections to one database under one role. */
export type Database = pg.Pool;

export interface PoolOptions {
  url: string;
  /** The service works as `mm_app`, which row level security binds; its jobs as `mm_jobs`; undefined is the owner. */
  role: "mm_app" | "mm_jobs" | undefined;
  max: number;
  applicationName: string;
  statementTimeoutMilliseconds?: number;
  /** Told about connections that broke while nobody used them; the pool has replaced them. */
  onIdleError?: (error: Error) => void;
}

const connectTimeout = 5_000;
const idleInTransactionTimeout = 15_000;
const answerGrace = 2_000;

export function createPool(options: PoolOptions): Database {
  const { statementTimeoutMilliseconds: statementTimeout = 10_000 } = options;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.applicationName,
    statement_timeout: statementTimeout,
    // A server that answers nothing at all (frozen, network gone) does not keep its own deadline.
    query_timeout: statementTimeout + answerGrace,
    idle_in_transaction_session_timeout: idleInTransactionTimeout,
    connectionTimeoutMillis: connectTimeout,
    keepAlive: true,
    types: columnTypes,
    ...(options.role === undefined ? {} : { options: startupOptions(options.role) }),
  });
  pool.on("error", (error) => options.onIdleError?.(error));
  // The pool listens only to idle connections; one that breaks in use reports it through its query as well, but an
  // event without a listener would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** What the jobs' role writes are hints that a sweep makes up for: they need not wait for the disk. */
function startupOptions(role: NonNullable<PoolOptions["role"]>): string {
  return role === "mm_jobs" ? `-c role=${role} -c synchronous_commit=off` : `-c role=${role}`;
}
