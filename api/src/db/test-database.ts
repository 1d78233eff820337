import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { asAdmin } from "./as-admin.ts";
import { createPool, type Database } from "./pool.ts";

export interface TestServer {
  /** Connects as a superuser. */
  adminUrl: string;
  /** A migrated database without tenants, copied for every test file. */
  template: string;
}

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

export interface TestDatabase {
  /** Connects as the owner; append no role. */
  url: string;
  /** As the service: role `mm_app`, row level security applies. */
  appPool: Database;
  /** As the owner, for fixtures and for looking at what is really there. */
  ownerPool: Database;
  drop: () => Promise<void>;
}

export interface TestDatabaseOptions {
  /** Connections of `appPool`; races want as many as there are rivals. */
  max?: number;
  /** False gives a database without our schema. */
  migrated?: boolean;
}

/** A database for one test file; call it in `beforeAll` and `drop` in `afterAll`. */
export async function createTestDatabase({
  max = 10,
  migrated = true,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { adminUrl, template } = inject("testServer");
  const name = `mm_test_${randomUUID().replaceAll("-", "")}`;
  await asAdmin(adminUrl, `create database ${name} template ${migrated ? template : "template0"}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const appPool = createPool({ url: url.href, role: "mm_app", max, applicationName: "test" });
  const ownerPool = createPool({ url: url.href, role: undefined, max: 4, applicationName: "test owner" });
  const drop = async (): Promise<void> => {
    await Promise.all([appPool.end(), ownerPool.end()]);
    // A pool says that it has ended before its sockets are closed.
    await asAdmin(adminUrl, `drop database ${name} with (force)`);
  };
  return { url: url.href, appPool, ownerPool, drop };
}
