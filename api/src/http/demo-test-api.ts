import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { expect } from "vitest";
import type { CommandContext } from "../commands/command-context.ts";
import { runCommand } from "../commands/run-command.ts";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { demoPeople } from "../demo/demo-people.ts";
import { seedDemo } from "../demo/seed-demo.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { createTestApi, type TestApi } from "./test-api.ts";

export interface Asking {
  body?: object;
  /** The request's `Idempotency-Key`. */
  key?: string;
  ifMatch?: number;
}

export interface Asked<T> {
  status: number;
  body: T & { code?: string; detail?: string };
}

/** The API on a database of its own with the demo companies in it, at a given moment. */
export interface DemoTestApi {
  api: TestApi;
  database: TestDatabase;
  ask<T>(
    person: string,
    method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE",
    path: string,
    more?: Asking,
  ): Promise<Asked<T>>;
  /** The same, and the test fails unless it succeeds. */
  get<T>(person: string, path: string): Promise<T>;
  /** As the owner of the tables, who sees every company's. */
  rows<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** What the service does by itself for the larger company, at its present moment. */
  job<T>(work: (context: CommandContext) => Promise<T>): Promise<T>;
  /** Moves the service's clock. */
  moveTo(now: Date): void;
  stop(): Promise<void>;
}

const afterCommit = { signalled: () => undefined, messagesPlanned: () => undefined };

/** Starts it; nobody is slowed down by rate limits. */
export async function startDemoTestApi(start: Date): Promise<DemoTestApi> {
  let now = start;
  const database = await createTestDatabase({
    filled: { name: `demo at ${start.toISOString()}`, fill: (ownerPool) => seedDemo(ownerPool, { now: start }) },
  });
  const api = await createTestApi(database, demoPeople(), {
    clock: { now: () => now },
    rateLimits: { perPrincipal: 1_000_000, perTenant: 1_000_000 },
  });
  const ask = async <T>(
    person: string,
    method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE",
    path: string,
    more: Asking = {},
  ) => {
    const headers = {
      ...(await api.as(person)),
      ...(more.key === undefined ? {} : { "idempotency-key": more.key }),
      ...(more.ifMatch === undefined ? {} : { "if-match": `"${more.ifMatch}"` }),
    };
    const request = { method, url: `/api/v1${path}`, headers };
    const answer = await api.server.inject(more.body === undefined ? request : { ...request, payload: more.body });
    // A 204 has no body to read.
    const body = answer.body === "" ? ({} as Asked<T>["body"]) : answer.json<Asked<T>["body"]>();
    return { status: answer.statusCode, body };
  };
  return {
    api,
    database,
    ask,
    async get<T>(person: string, path: string) {
      const { status, body } = await ask<T>(person, "GET", path);
      expect(status, JSON.stringify(body)).toBe(200);
      return body;
    },
    rows: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await database.ownerPool.query<Row>(text, values)).rows,
    async job(work) {
      const { rows } = await database.ownerPool.query<{ id: string }>(
        "select id from tenant where name = 'Nordlys Group'",
      );
      const principal = jobPrincipal(rows[0]?.id ?? "");
      const commands = { pool: database.appPool, planMessages, passCodes: demoPassCodes, afterCommit };
      return (await runCommand(commands, { principal, now, requestId: "job" }, work)).answer;
    },
    moveTo(moment) {
      now = moment;
    },
    async stop() {
      await api.server.close();
      await database.drop();
    },
  };
}

/** People of the larger company as an invite lists them. */
export function demoAttendees(count: number): { email: string; name: string }[] {
  return demoPeople()
    .filter(({ company }) => company === "Nordlys Group")
    .slice(0, count)
    .map(({ email, name }) => ({ email, name }));
}

/** The address of one of the demo's people. */
export function demoEmail(person: string): string {
  const found = demoPeople().find((one) => one.person === person);
  if (found === undefined) throw new Error(`There is nobody called ${person}`);
  return found.email;
}
