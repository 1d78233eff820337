import { randomUUID } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { lockDataFolder } from "../postgres/data-folder-lock.ts";
import { findEmbeddedPostgres, findSystemPostgres, type PostgresBinaries } from "../postgres/postgres-binaries.ts";
import { startPostgres } from "../postgres/start-postgres.ts";
import { asAdmin } from "./as-admin.ts";
import { migrate } from "./migrate.ts";
import type { TestServer } from "./test-database.ts";

const maxConnections = 200;
const folderPrefix = "magic-meetings-test-";

/**
 * Vitest's globalSetup: one server for the run with a migrated template database. `DATABASE_URL_TEST` names a server
 * that runs already, `MM_TEST_POSTGRES=system` takes the machine's own PostgreSQL, otherwise it is the one from npm.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const template = `mm_template_${randomUUID().slice(0, 8)}`;
  const stop = async (): Promise<void> => {
    await dropTemplates(server.url, template).finally(server.stop);
  };
  try {
    await createTemplate(server.url, template);
  } catch (error) {
    await stop();
    throw error;
  }
  const testServer: TestServer = { adminUrl: server.url, template };
  project.provide("testServer", testServer);
  return stop;
}

async function startTestServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.DATABASE_URL_TEST;
  if (given !== undefined && given !== "") return { url: given, stop: () => Promise.resolve() };
  await removeLeftovers();
  const dataDir = path.join(tmpdir(), `${folderPrefix}${randomUUID()}`);
  const server = await startPostgres(findTestBinaries(), { dataDir, durable: false, maxConnections });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

/** A run that was interrupted stops its server but has no time to remove the files. */
async function removeLeftovers(): Promise<void> {
  const names = await readdir(tmpdir());
  const folders = names.filter((name) => name.startsWith(folderPrefix) && !name.includes("."));
  for (const folder of folders.map((name) => path.join(tmpdir(), name))) {
    try {
      const release = lockDataFolder(folder);
      await rm(folder, { recursive: true, force: true }).finally(release);
    } catch {
      // In use by another run, or another user's.
    }
  }
}

function findTestBinaries(): PostgresBinaries {
  if (process.env.MM_TEST_POSTGRES !== "system") return findEmbeddedPostgres();
  const system = findSystemPostgres();
  if (system === undefined)
    throw new Error("MM_TEST_POSTGRES=system, but there is no PostgreSQL in /usr/lib/postgresql");
  return system;
}

/** The template, and the filled ones that were made of it. */
async function dropTemplates(adminUrl: string, template: string): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    const { rows } = await admin.query<{ datname: string }>(
      "select datname from pg_database where datname = $1 or starts_with(datname, $1 || '_')",
      [template],
    );
    for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
  } finally {
    await admin.end();
  }
}

async function createTemplate(adminUrl: string, template: string): Promise<void> {
  await asAdmin(adminUrl, `create database ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  await migrate({ url: url.href, now: new Date() });
}
