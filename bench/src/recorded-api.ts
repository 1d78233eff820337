import type { Database } from "@magic-meetings/api/db/pool.ts";
import { createPool } from "@magic-meetings/api/db/pool.ts";
import { transactionChannel, type TransactionSeen } from "@magic-meetings/api/db/transaction.ts";
import { demoPeople } from "@magic-meetings/api/demo/demo-people.ts";
import { createTestApi } from "@magic-meetings/api/http/test-api.ts";
import type { ClientBase } from "pg";

/** What the API sent to the database: a prepared statement with its values, or plain text. */
export interface Sent {
  name?: string;
  text: string;
  values: unknown[];
}

export interface RecordedCall {
  status: number;
  body: unknown;
  sent: Sent[];
  /** Statements of every transaction of the call. */
  transactions: TransactionSeen[];
  milliseconds: number;
}

export interface RecordedApi {
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<RecordedCall>;
  put(path: string, body: unknown): Promise<RecordedCall>;
  get(path: string): Promise<RecordedCall>;
  close(): Promise<void>;
}

/** The API in this process, asked as anna; everything that it says to PostgreSQL is written down. */
export async function openRecordedApi(url: string): Promise<RecordedApi> {
  const sent: Sent[] = [];
  const transactions: TransactionSeen[] = [];
  const pool = createPool({ url, role: "mm_app", max: 4, applicationName: "bench recorder" });
  pool.on("connect", (client) => recordStatements(client, sent));
  const listen = (seen: unknown) => transactions.push(seen as TransactionSeen);
  transactionChannel.subscribe(listen);
  const database = { url, appPool: pool, ownerPool: pool, drop: async () => undefined };
  const { server, as } = await createTestApi(database, demoPeople(), { checkAnswers: false, rateLimits: plenty });
  const authorization = await as("anna");
  // Who anna is gets remembered by the first request.
  await server.inject({ method: "GET", url: "/api/v1/me", headers: authorization });
  const ask = async (
    method: "GET" | "POST" | "PUT",
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<RecordedCall> => {
    sent.length = 0;
    transactions.length = 0;
    const started = performance.now();
    const answer = await server.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...authorization, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const milliseconds = performance.now() - started;
    const said = { sent: [...sent], transactions: [...transactions] };
    return { status: answer.statusCode, body: answer.json(), ...said, milliseconds };
  };
  return {
    post: (path, body, headers) => ask("POST", path, body, headers),
    put: (path, body) => ask("PUT", path, body),
    get: (path) => ask("GET", path),
    async close() {
      transactionChannel.unsubscribe(listen);
      await server.close();
      await endPool(pool);
    },
  };
}

const plenty = { perPrincipal: 1_000_000, perTenant: 1_000_000 };

/** The part of pg's connection that writes protocol messages; its published types leave it out. */
interface Wire {
  parse(message: { name?: string; text: string }, more?: boolean): void;
  bind(message: { statement?: string; values?: unknown[] }, more?: boolean): void;
  query(text: string): void;
}

/** Listens below both of the ways in which the API asks: one by one, and several in one round trip. */
export function recordStatements(client: ClientBase, sent: Sent[]): void {
  const wire = (client as unknown as { connection: Wire }).connection;
  const texts = new Map<string, string>();
  const { parse, bind, query } = wire;
  wire.parse = (message, more) => {
    texts.set(message.name ?? "", message.text);
    parse.call(wire, message, more);
  };
  wire.bind = (message, more) => {
    const name = message.statement ?? "";
    sent.push({ ...(name === "" ? {} : { name }), text: texts.get(name) ?? "", values: [...(message.values ?? [])] });
    bind.call(wire, message, more);
  };
  wire.query = (text) => {
    sent.push({ text, values: [] });
    query.call(wire, text);
  };
}

async function endPool(pool: Database): Promise<void> {
  await pool.end();
}
