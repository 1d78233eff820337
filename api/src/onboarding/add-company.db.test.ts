import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { findTenant, findUser } from "../identity/identity-sql.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { monotonicIds } from "../commands/monotonic-ids.ts";
import { addCompany, companyFactsSchema } from "./add-company.ts";

let database: TestDatabase;
const now = new Date("2026-11-24T09:00:00Z");
const given = {
  name: "Contoso",
  directory: "6e74172b-be56-4843-9ff4-e66a39bb12e3",
  domain: "Contoso.com",
  currency: "EUR",
  "time-zone": "Europe/Rome",
  language: "it",
  administrator: "0d9c4c1e-53a1-4b7f-8f3e-6a2b9c8d7e10",
  "administrator-name": "Ada Rossi",
  "administrator-email": "ada@contoso.com",
};

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

describe("a company's first administrator", () => {
  it("is known as soon as the company is added, and once", async () => {
    const facts = companyFactsSchema.parse(given);
    const how = { now, newId: monotonicIds(now) };
    expect(await addCompany(database.ownerPool, facts, how)).toBe(true);
    expect(await addCompany(database.ownerPool, { ...facts, name: "Somebody else" }, how)).toBe(false);
    const tenantId = (await findTenant(database.appPool, given.directory)) ?? "";
    const user = await findUser(tenantReader(database.appPool, tenantId), tenantId, given.administrator);
    expect(user).toMatchObject({ name: "Ada Rossi", status: "active", roles: [{ role: "admin" }] });
  });

  it("cannot be added by the service's own role", async () => {
    const facts = companyFactsSchema.parse({ ...given, directory: "1d9c4c1e-53a1-4b7f-8f3e-6a2b9c8d7e11" });
    const adding = addCompany(database.appPool, facts, { now, newId: monotonicIds(now) });
    await expect(adding).rejects.toThrow(/permission denied/);
  });
});

describe("the facts of a company", () => {
  it.each([
    ["directory", "contoso.onmicrosoft.com"],
    ["domain", "@contoso.com"],
    ["currency", "euro"],
    ["time-zone", "Europe/Atlantis"],
    ["language", "fr"],
    ["administrator", "ada"],
    ["administrator-email", "ada"],
    ["name", " "],
  ])("%s cannot be %s", (name, value) => {
    const read = companyFactsSchema.safeParse({ ...given, [name]: value });
    expect(read.error?.issues.map(({ path }) => path)).toEqual([[name]]);
  });
});
