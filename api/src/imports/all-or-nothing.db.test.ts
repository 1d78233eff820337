import { unsubscribe, subscribe } from "node:diagnostics_channel";
import type { ImportKind } from "@magic-meetings/contract/imports/import-words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transactionChannel, type TransactionSeen } from "../db/transaction.ts";
import { now, startImportWorld, type ImportWorld } from "./import-test-world.ts";

// What is brought in is there as a whole or not at all, wherever the database stops; and it takes few statements.

let world: ImportWorld;
beforeAll(async () => {
  world = await startImportWorld();
});
afterAll(() => world.stop());

const most = 620;
const numbers = Array.from({ length: most }, (_, number) => number);
const csv = (heading: string, rows: readonly string[]) => [heading, ...rows].join("\r\n");

/** Another one at each run. */
const price = (run: string) => 90 + Number(run.slice(1));

/** New things, more than are worked on at once, the changed one and what they need besides. */
const files: Record<Exclude<ImportKind, "places">, { file: (run: string) => string; tables: readonly string[] }> = {
  services: {
    file: (run) =>
      csv("Name;Category;Unit;Price;Currency;VAT;Vendor;Catalogue;Sites", [
        ...numbers.map(
          (n) => `Ret ${run} ${n};Kategori ${run};person;10;DKK;25;Havnehuset Kitchen;Katalog ${run};Copenhagen`,
        ),
        `Coffee and tea;;;${price(run)};DKK;;;;`,
      ]),
    tables: ["service_category", "service_catalogue", "service", "vendor_service", "service_catalogue_service"],
  },
  vendors: {
    file: (run) =>
      csv("Name;Kind;Sites;Business hours;Order before;Phone", [
        ...numbers.map((n) => `Vogn ${run} ${n};external;Copenhagen, Oslo;Mon-Fri 06:00-14:00;1 day 12:00;`),
        `Havnehuset Kitchen;;;;;+45 ${price(run)}`,
      ]),
    tables: ["business_hours", "business_hours_day", "vendor", "vendor_site"],
  },
  accounts: {
    file: (run) =>
      csv("Code;Name;Currency;Budget;Approval limit", [
        ...numbers.map((n) => `${run}-${n};Konto ${n};DKK;1000;500`),
        `COP-4100;;;;${5_000 + price(run)}`,
      ]),
    tables: ["account"],
  },
};
const everywhere = ["audit_log", "signal"] as const;

/** What a company has of everything that an import may write. */
async function counts(): Promise<Record<string, string>> {
  const tables = [...Object.values(files).flatMap((one) => one.tables), ...everywhere];
  const rows = await Promise.all(
    tables.map((table) =>
      world.sql<{ all: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(to_jsonb(t)::text, '' order by to_jsonb(t)::text)), '') as all
           from ${table} t
          where t.tenant_id = $1 ${table === "audit_log" ? "and action not like 'import.%'" : ""}`,
        [world.tenantId],
      ),
    ),
  );
  return Object.fromEntries(tables.map((table, index) => [table, rows[index]?.[0]?.all ?? ""]));
}

/** The database refuses the last of many rows of a table, until this is taken back. */
async function refuseLast(table: string): Promise<() => Promise<void>> {
  await world.sql(`create or replace function refuse_last() returns trigger language plpgsql as $$
    begin
      if (select count(*) from ${table} where tenant_id = new.tenant_id) > tg_argv[0]::integer then
        raise exception 'the disk is full' using errcode = '53100';
      end if;
      return null;
    end $$`);
  const [{ count } = { count: 0 }] = await world.sql<{ count: number }>(
    `select count(*)::integer as count from ${table} where tenant_id = $1`,
    [world.tenantId],
  );
  // Where many are written, in the middle of them; a category and a catalogue are one each.
  const at = count + (table.startsWith("service_cat") && table !== "service_catalogue_service" ? 0 : most - 10);
  await world.sql(`create trigger refuse_last after insert on ${table}
    for each row execute function refuse_last(${at})`);
  return async () => void (await world.sql(`drop trigger refuse_last on ${table}`));
}

async function checked(kind: ImportKind, file: string): Promise<string> {
  const one = await world.check(file, { kind, person: "greta" });
  expect(one.counts, JSON.stringify(one.problem)).toMatchObject({ create: most, update: 1, bad: 0 });
  const answer = await world.ask("greta", "POST", `/imports/${one.id}/commit`, { body: {}, ifMatch: one.version });
  expect(answer.status).toBe(202);
  return one.id;
}

const statusOf = async (id: string) =>
  (await world.get<{ status: string; counts: object }>("greta", `/imports/${id}`)).status;

/** The statements of the largest transaction that was committed meanwhile. */
async function statementsOf(work: () => Promise<void>): Promise<number> {
  let largest = 0;
  const seen = (message: unknown) => {
    const { committed, statements } = message as TransactionSeen;
    if (committed) largest = Math.max(largest, statements);
  };
  subscribe(transactionChannel.name, seen);
  await work();
  unsubscribe(transactionChannel.name, seen);
  return largest;
}

const cases = (Object.keys(files) as (keyof typeof files)[]).map((kind) => ({ kind, ...files[kind] }));

describe.each(cases)("an import of $kind", ({ kind, file, tables }) => {
  it.each([...tables, "signal"])(
    "leaves nothing where the database stops within %s, and all of it later",
    async (table) => {
      const run = `${kind[0]}${[...tables, "signal"].indexOf(table)}`;
      const id = await checked(kind, file(run));
      const before = await counts();
      const allow = await refuseLast(table);
      const broken: unknown[] = [];
      const log = { info: () => undefined, warn: ({ err }: { err?: unknown }) => void broken.push(err) };
      await world.work({ log });
      expect(broken.map(String)).toEqual([expect.stringContaining("the disk is full")]);
      expect(await counts()).toEqual(before);
      expect(await statusOf(id)).toBe("committing");
      await allow();

      // The lease of the worker that broke off runs out, and the next one writes it.
      const later = { now: () => new Date(now.getTime() + 120_000) };
      const statements = await statementsOf(() => world.work({ systemClock: later }));
      expect(await statusOf(id)).toBe("committed");
      expect(statements).toBeLessThan(120);
      const after = await counts();
      expect(Object.keys(before).filter((one) => before[one] === after[one] && tables.includes(one))).toEqual([]);
    },
  );
});
