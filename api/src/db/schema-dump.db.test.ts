import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dumpSchema } from "./schema-dump.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

describe("schema.sql", () => {
  it("shows what the migrations lead to (npm run db:schema writes it anew)", async () => {
    const written = await readFile(fileURLToPath(new URL("../../schema.sql", import.meta.url)), "utf8");
    expect(await dumpSchema(database.ownerPool)).toBe(written);
  });

  it("shows a changed column, constraint, index, policy, privilege and function", async () => {
    const changes = [
      "alter table site add remark text",
      "alter table site add constraint site_name_short check (length(name) < 100)",
      "create index site_by_name on site (tenant_id, name)",
      "alter policy tenant_isolation on site using (false)",
      "grant delete on site to mm_app",
      "create function app.one() returns integer language sql as 'select 1'",
    ];
    const seen = new Set([await dumpSchema(database.ownerPool)]);
    for (const change of changes) {
      await database.ownerPool.query(change);
      seen.add(await dumpSchema(database.ownerPool));
    }
    expect(seen.size).toBe(changes.length + 1);
  });
});
