import pg from "pg";
import type { Connection, QueryResult, Submittable } from "pg";
import type { Statement } from "./statement.ts";

export interface Call {
  statement: Statement;
  values: readonly unknown[];
}

/** The part of pg's query object that receives the server's answers; pg calls it, its published types leave it out. */
interface Receiver {
  _result: unknown;
  submit(connection: Connection): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
  handleEmptyQuery(connection: Connection): void;
  handlePortalSuspended(connection: Connection): void;
  handleCopyInResponse(connection: Connection): void;
  handleCopyData(message: unknown, connection: Connection): void;
  handleError(error: Error, connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
}

/** The part of pg's connection that writes protocol messages and remembers what was prepared on it. */
type Wire = Connection & {
  parsedStatements: Partial<Record<string, string>>;
  submittedNamedStatements: Partial<Record<string, string>>;
  parse(message: Statement): void;
  bind(message: { statement: string; values: readonly unknown[]; valueMapper: (value: unknown) => unknown }): void;
  execute(message: { portal: string; rows: number }): void;
};

/** How pg writes a value, which its published types leave out. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } }).utils;

type Callback = (error: Error | null, result?: QueryResult<never>) => void;

/**
 * Several statements in one round trip: everything up to the single Sync runs in one transaction (the extended query
 * protocol's pipeline; an error skips the rest). Only the last statement's rows are given back.
 *
 * pg's own `pipeline` option sends one Sync a query, so a tenant set by one would be gone before the next.
 */
export class PipelinedQuery implements Submittable {
  readonly #first: Call[];
  readonly #last: Statement;
  readonly #receiver: Receiver;
  #done = 0;
  callback: Callback | undefined;

  constructor(first: Call[], last: Call) {
    this.#first = first;
    this.#last = last.statement;
    const config = { name: last.statement.name, text: last.statement.text, values: [...last.values] };
    this.#receiver = new pg.Query(config, (error: unknown, result: unknown) =>
      this.callback?.(error as Error | null, result as QueryResult<never>),
    ) as unknown as Receiver;
  }

  /** pg notes the statement that is being answered as prepared under this name. */
  get name(): string {
    return this.#current.name;
  }

  get text(): string {
    return this.#current.text;
  }

  /** pg attaches the connection's column types here. */
  get _result(): unknown {
    return this.#receiver._result;
  }

  get #current(): Statement {
    return this.#first[this.#done]?.statement ?? this.#last;
  }

  submit(connection: Connection): Error | null {
    const wire = connection as Wire;
    wire.stream.cork();
    try {
      for (const call of this.#first) send(wire, call);
      return this.#receiver.submit(connection);
    } finally {
      wire.stream.uncork();
    }
  }

  handleRowDescription(message: unknown): void {
    this.#receiver.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    if (this.#done === this.#first.length) this.#receiver.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.#done === this.#first.length) this.#receiver.handleCommandComplete(message, connection);
    else this.#done += 1;
  }

  handleEmptyQuery(connection: Connection): void {
    this.#receiver.handleEmptyQuery(connection);
  }

  handlePortalSuspended(connection: Connection): void {
    this.#receiver.handlePortalSuspended(connection);
  }

  handleCopyInResponse(connection: Connection): void {
    this.#receiver.handleCopyInResponse(connection);
  }

  handleCopyData(message: unknown, connection: Connection): void {
    this.#receiver.handleCopyData(message, connection);
  }

  handleError(error: Error, connection: Connection): void {
    // The server skipped what came after the error, so what it has not confirmed as prepared is not.
    const { submittedNamedStatements } = connection as Wire;
    for (const { name } of [...this.#first.map(({ statement }) => statement), this.#last])
      delete submittedNamedStatements[name];
    this.#receiver.handleError(error, connection);
  }

  handleReadyForQuery(connection: Connection): void {
    this.#receiver.handleReadyForQuery(connection);
  }
}

/** Runs the statements on a connection in one round trip and gives the last one's result. */
export function runPipelined(client: pg.ClientBase, first: Call[], last: Call): Promise<QueryResult<never>> {
  return new Promise((resolve, reject) => {
    const query = new PipelinedQuery(first, last);
    query.callback = (error, result) => (error ? reject(error) : resolve(result as QueryResult<never>));
    client.query(query);
  });
}

function send(wire: Wire, { statement, values }: Call): void {
  const known = wire.parsedStatements[statement.name] ?? wire.submittedNamedStatements[statement.name];
  if (known === undefined) {
    wire.parse(statement);
    wire.submittedNamedStatements[statement.name] = statement.text;
  }
  wire.bind({ statement: statement.name, values, valueMapper: prepareValue });
  wire.execute({ portal: "", rows: 0 });
}
