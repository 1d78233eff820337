import { expect } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { demoPeople } from "../demo/demo-people.ts";
import { seedDemo } from "../demo/seed-demo.ts";
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
  stop(): Promise<void>;
}

/** Starts it; nobody is slowed down by rate limits. */
export async function startDemoTestApi(now: Date): Promise<DemoTestApi> {
  const database = await createTestDatabase();
  await seedDemo(database.ownerPool, { now });
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
    return { status: answer.statusCode, body: answer.json<Asked<T>["body"]>() };
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
