import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import type { Import, ImportRow } from "@magic-meetings/contract/imports/import.ts";
import { csvType, type ImportKind } from "@magic-meetings/contract/imports/import-words.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { expect } from "vitest";
import type { CommandDeps } from "../commands/run-command.ts";
import { demoIds } from "../demo/demo-company.ts";
import { demoPlaces } from "../demo/demo-places.ts";
import { nordlys } from "../demo/nordlys.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { importWork, type ImportWorkDeps } from "./import-work.ts";
import { csv, heading } from "./test-sheets.ts";

export const now = new Date("2026-11-23T09:00:00Z");

/** The demo companies with a worker for imports that runs when it is told to. */
export interface ImportWorld extends Omit<DemoTestApi, "rows"> {
  tenantId: string;
  work(more?: Partial<ImportWorkDeps>): Promise<void>;
  upload(bytes: Uint8Array | string, more?: Upload): Promise<{ status: number; body: Import & { code?: string } }>;
  /** Uploads, lets the worker read, and gives what came of it. */
  check(bytes: Uint8Array | string, more?: Upload): Promise<Import>;
  find(id: string): Promise<Import>;
  rows(id: string, only?: string): Promise<ImportRow[]>;
  commit(id: string, body?: object): Promise<{ status: number; body: Import & { code?: string } }>;
  /** Text as the owner of the tables reads it. */
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

export interface Upload {
  type?: string;
  person?: string;
  key?: string;
  fileName?: string;
  kind?: ImportKind;
}

export async function startImportWorld(): Promise<ImportWorld> {
  const demo = await startDemoTestApi(now);
  const { database, api } = demo;
  const tenantId = demoIds.tenant(nordlys);
  const none = () => undefined;
  const commands: CommandDeps = {
    pool: database.appPool,
    planMessages,
    passCodes: demoPassCodes,
    afterCommit: { signalled: none, messagesPlanned: none },
  };
  const deps: ImportWorkDeps = {
    commands,
    clock: { now: () => now },
    systemClock: { now: () => now },
    placesOf: demoPlaces,
    log: { info: none, warn: ({ err }: { err?: unknown }) => expect.fail(String(err)) },
  };
  const work: ImportWorld["work"] = (more = {}) =>
    importWork({ ...deps, ...more }).run(tenantId, new AbortController().signal);
  const upload: ImportWorld["upload"] = async (content, { type = csvType, person = "elena", key, ...query } = {}) => {
    const answer = await api.server.inject({
      method: "POST",
      url: `/api/v1/imports?${new URLSearchParams(query as Record<string, string>)}`,
      headers: {
        ...(await api.as(person)),
        "content-type": type,
        ...(key === undefined ? {} : { "idempotency-key": key }),
      },
      payload: Buffer.from(content),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const find = (id: string) => demo.get<Import>("elena", `/imports/${id}`);
  return {
    ...demo,
    tenantId,
    work,
    upload,
    find,
    async check(bytes, more) {
      const { status, body } = await upload(bytes, more);
      expect(status, JSON.stringify(body)).toBe(202);
      await work();
      return more?.person === undefined ? find(body.id) : demo.get<Import>(more.person, `/imports/${body.id}`);
    },
    async rows(id: string, only?: string) {
      const page = await demo.get<Page<ImportRow>>(
        "elena",
        `/imports/${id}/rows?limit=200${only ? `&only=${only}` : ""}`,
      );
      return page.items;
    },
    commit: (id, body = {}) => demo.ask<Import>("elena", "POST", `/imports/${id}/commit`, { body }),
    sql: demo.rows,
  } as ImportWorld;
}

/** A row for the demo company's Oslo. */
export function osloRow(name: string, change: Partial<Record<"site" | "floor" | "email" | "capacity", string>> = {}) {
  const email = change.email ?? `${name.toLowerCase().replaceAll(" ", "-")}@nordlys.example`;
  return [change.site ?? "Oslo", "Fjordbygget", change.floor ?? "1", name, email, change.capacity ?? "8"];
}

export function osloFile(...rows: string[][]): string {
  return csv([heading, ...rows]);
}
