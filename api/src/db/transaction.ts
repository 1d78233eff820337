import { channel } from "node:diagnostics_channel";
import { setTimeout as delay } from "node:timers/promises";
import type { PoolClient, QueryResult } from "pg";
import { connect, orAbort } from "./abortable.ts";
import { DatabaseUnavailable, isUnavailable, isWorthRetrying, OutcomeUnknown } from "./database-errors.ts";
import { runPipelined, type Call } from "./pipelined-query.ts";
import type { Database } from "./pool.ts";
import type { Queries } from "./queries.ts";
import { setTenant } from "./set-tenant.ts";
import { sqlState } from "./sql-state.ts";
import { sql, type Statement } from "./statement.ts";

/** An open transaction. */
export interface Tx extends Queries {
  /** Statements so far, the setting of the tenant included, begin and commit not. */
  readonly statements: number;
  /** For changes of which nothing is asked, not even their number: they travel with the next statement or the commit. */
  readonly later: Pick<Queries, "execute">;
}

export interface TransactionOptions {
  /** Stops waiting, for a connection or a statement, and does not retry; what was done is rolled back. */
  signal?: AbortSignal;
}

/** Published on `transactionChannel` after every attempt, for metrics and the bench. */
export interface TransactionSeen {
  statements: number;
  attempt: number;
  committed: boolean;
}

export const transactionChannel = channel("magic-meetings:transaction");

type Work<T> = (tx: Tx) => Promise<T>;

const begin = sql("begin", "begin");
const commit = sql("commit", "commit");
const attempts = 5;
const firstPauseMilliseconds = 10;

/**
 * Runs the work in one transaction that sees this tenant's rows only. After a deadlock, a serialization failure or a
 * lock that was not to be had, the whole work runs again (5 times at most), so it must have no effect outside the
 * database. Throws `DatabaseUnavailable` (nothing kept), `OutcomeUnknown` (commit not confirmed), or what the work threw.
 */
export function inTenant<T>(
  pool: Database,
  tenantId: string,
  work: Work<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return repeatedly(pool, tenantId, work, options);
}

/** The same without a tenant: reference tables only, tenant tables are empty here. */
export function withoutTenant<T>(pool: Database, work: Work<T>, options: TransactionOptions = {}): Promise<T> {
  return repeatedly(pool, undefined, work, options);
}

async function repeatedly<T>(
  pool: Database,
  tenantId: string | undefined,
  work: Work<T>,
  { signal }: TransactionOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      return await attemptOnce(pool, tenantId, work, signal, attempt);
    } catch (error) {
      if (!isWorthRetrying(error)) throw error;
      if (attempt === attempts) throw new DatabaseUnavailable(error);
    }
    // Rivals that met once would meet again if they paused equally long.
    await delay(firstPauseMilliseconds * 2 ** (attempt - 1) * (1 + Math.random()));
  }
}

async function attemptOnce<T>(
  pool: Database,
  tenantId: string | undefined,
  work: Work<T>,
  signal: AbortSignal | undefined,
  attempt: number,
): Promise<T> {
  const client = await connect(pool, signal).catch(rethrow);
  const tx = new ClientTx(client, signal);
  let committed = false;
  let broken = false;
  try {
    tx.begin(tenantId);
    const result = await work(tx);
    await tx.commit();
    committed = true;
    return result;
  } catch (error) {
    tx.close();
    broken = tx.interrupted || (tx.isBegun && !(await rollBack(client, error)));
    return rethrow(error);
  } finally {
    client.release(broken);
    if (transactionChannel.hasSubscribers) {
      transactionChannel.publish({ statements: tx.statements, attempt, committed } satisfies TransactionSeen);
    }
  }
}

/** False when the connection cannot be used again. */
async function rollBack(client: PoolClient, error: unknown): Promise<boolean> {
  if (error instanceof OutcomeUnknown || (isUnavailable(error) && sqlState(error) !== "57014")) return false;
  try {
    await client.query("rollback");
    return true;
  } catch {
    return false;
  }
}

function rethrow(error: unknown): never {
  throw isUnavailable(error) ? new DatabaseUnavailable(error) : error;
}

/** What the server said of a statement before the commit: of its values, of a constraint, or of the statement itself. */
function isRefused(error: unknown): boolean {
  return /^(22|23|42|25P02)/.test(sqlState(error) ?? "");
}

class ClientTx implements Tx {
  readonly #client: PoolClient;
  readonly #signal: AbortSignal | undefined;
  #statements = 0;
  #open = true;
  #interrupted = false;
  #isBegun = false;
  /** What travels with the next statement, in its round trip: the beginning, and what was left for later. */
  #ahead: Call[] = [];

  constructor(client: PoolClient, signal: AbortSignal | undefined) {
    this.#client = client;
    this.#signal = signal;
  }

  get statements(): number {
    return this.#statements;
  }

  /** A statement was given up while it ran: the connection is still busy with it. */
  get interrupted(): boolean {
    return this.#interrupted;
  }

  /** The server has been told of it. */
  get isBegun(): boolean {
    return this.#isBegun;
  }

  begin(tenantId: string | undefined): void {
    this.#ahead.push({ statement: begin, values: [] });
    if (tenantId === undefined) return;
    this.#statements += 1;
    this.#ahead.push({ statement: setTenant, values: [tenantId] });
  }

  close(): void {
    this.#open = false;
  }

  async commit(): Promise<void> {
    this.close();
    const isEmpty = this.#ahead.every(({ statement }) => statement === begin || statement === setTenant);
    if (!this.#isBegun && isEmpty) return;
    const ahead = this.#takeAhead();
    let answer: QueryResult;
    try {
      answer = await runPipelined(this.#client, ahead, { statement: commit, values: [] });
    } catch (error) {
      throw ahead.length > 0 && isRefused(error) ? error : new OutcomeUnknown(error);
    }
    // The server answers a commit of a failed transaction by rolling it back, without an error.
    if (answer.command !== "COMMIT")
      throw new Error("A statement failed and its error was dropped: nothing was committed");
  }

  readonly later = {
    execute: async (statement: Statement, values: readonly unknown[] = []): Promise<number> => {
      this.#refuseAfterEnd(statement);
      this.#statements += 1;
      this.#ahead.push({ statement, values });
      return 0;
    },
  };

  async query<Row>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.#run(statement, values);
    return result.rows as Row[];
  }

  async execute(statement: Statement, values: readonly unknown[] = []): Promise<number> {
    const result = await this.#run(statement, values);
    return result.rowCount ?? 0;
  }

  async #run(statement: Statement, values: readonly unknown[]): Promise<QueryResult<Record<string, unknown>>> {
    this.#signal?.throwIfAborted();
    this.#refuseAfterEnd(statement);
    this.#statements += 1;
    const ahead = this.#takeAhead();
    if (ahead.length > 0) return this.#wait(runPipelined(this.#client, ahead, { statement, values }));
    const { name, text } = statement;
    return this.#wait(this.#client.query({ name, text, values: [...values] }));
  }

  /** A statement after the end would run in somebody else's transaction on the same connection. */
  #refuseAfterEnd({ name }: Statement): void {
    if (!this.#open) throw new Error(`The transaction is over: ${name} came too late`);
  }

  #takeAhead(): Call[] {
    this.#isBegun = true;
    const ahead = this.#ahead;
    this.#ahead = [];
    return ahead;
  }

  async #wait<T>(running: Promise<T>): Promise<T> {
    try {
      return await orAbort(running, this.#signal);
    } catch (error) {
      if (this.#signal?.aborted === true) this.#interrupted = true;
      throw error;
    }
  }
}
