import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import type { DemoPerson, HeldRole, Role } from "@magic-meetings/contract/identity/identity.ts";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { systemClock } from "../clock/clock.ts";
import type { TestDatabase } from "../db/test-database.ts";
import { createDemoAuthority, type DemoAuthority } from "../identity/demo-authority.ts";
import { createInternalAuthority, type InternalAuthority } from "../identity/internal-authority.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { createApi, type ApiDeps } from "../server.ts";
import { newId } from "../db/new-id.ts";
import { createSignalHub } from "../stream/signal-hub.ts";
import { demoSecretSeal } from "../webhooks/seal-secret.ts";
import { loggerOptions } from "./request-log.ts";

/** The whole API on a test database, asked with `inject`; answers are checked against the contract. */
export interface TestApi {
  server: FastifyInstance;
  demo: DemoAuthority;
  internal: InternalAuthority;
  /** `{ authorization }` of one of the people. */
  as(person: string): Promise<{ authorization: string }>;
}

export const testAudience = "6e74172b-be56-4843-9ff4-e66a39bb12e3";

export async function createTestApi(
  database: TestDatabase,
  people: readonly DemoPerson[],
  more: Partial<ApiDeps> = {},
): Promise<TestApi> {
  const demo = await createDemoAuthority(people, testAudience);
  const internal = await createInternalAuthority(testAudience);
  const log = pino(loggerOptions("silent"));
  const hub = createSignalHub({ pool: database.appPool, clock: more.clock ?? systemClock, log });
  const server = await createApi({
    pool: database.appPool,
    clock: systemClock,
    planMessages,
    passCodes: demoPassCodes,
    secretSeal: demoSecretSeal,
    afterCommit: { signalled: (tenantId) => hub.wake(tenantId), messagesPlanned: () => undefined },
    authorities: [internal.authority],
    demo,
    health: { migrated: async () => true, connected: async () => true, workerHeartbeatFresh: async () => true },
    log,
    hub,
    checkAnswers: true,
    ...more,
    mount: [async (mounted) => void mounted.addHook("onClose", () => hub.stop()), ...(more.mount ?? [])],
  });
  const as = async (person: string) => {
    const answer = await server.inject({ method: "POST", url: "/demo/sign-in", payload: { person } });
    return { authorization: `Bearer ${answer.json<{ token: string }>().token}` };
  };
  return { server, demo, internal, as };
}

export interface NewTestPerson {
  person: string;
  roles: readonly (Role | HeldRole)[];
  status?: "active" | "disabled";
}

export interface TestCompany {
  tenantId: string;
  entraTenantId: string;
  people: DemoPerson[];
}

/** A company with people and nothing else. */
export async function addTestCompany(
  { ownerPool }: TestDatabase,
  name: string,
  newPeople: readonly NewTestPerson[],
): Promise<TestCompany> {
  const now = new Date();
  const tenantId = newId(now);
  const entraTenantId = newId(now);
  await ownerPool.query(
    `insert into tenant (id, name, entra_tenant_id, domains, default_currency, default_time_zone, default_locale, created_at)
     values ($1, $2, $3, $4, 'DKK', 'Europe/Copenhagen', 'en', $5)`,
    [tenantId, name, entraTenantId, [`${name}.example`], now],
  );
  const people: DemoPerson[] = [];
  for (const one of newPeople) people.push(await addPerson(ownerPool, { tenantId, entraTenantId, name, now }, one));
  return { tenantId, entraTenantId, people };
}

async function addPerson(
  pool: TestDatabase["ownerPool"],
  company: { tenantId: string; entraTenantId: string; name: string; now: Date },
  { person, roles, status = "active" }: NewTestPerson,
): Promise<DemoPerson> {
  const { tenantId, now } = company;
  const id = newId(now);
  const entraObjectId = newId(now);
  const email = `${person}@${company.name}.example`;
  // The owner is bound by row level security as well, except where it is a superuser.
  await pool.query(
    `insert into app_user (tenant_id, id, entra_object_id, name, email, time_zone, status, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 'Europe/Copenhagen', $6, $7, $7)`,
    [tenantId, id, entraObjectId, person, email, status, now],
  );
  const held = roles.map((role): HeldRole => (typeof role === "string" ? { role } : role));
  for (const { role, siteId = null, vendorId = null, accountId = null } of held) {
    await pool.query(
      `insert into user_role (tenant_id, id, user_id, role, site_id, vendor_id, account_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tenantId, newId(now), id, role, siteId, vendorId, accountId, now],
    );
  }
  return {
    person,
    name: person,
    email,
    company: company.name,
    title: "",
    roles: held.map(({ role }) => role),
    locale: "en",
    timeZone: "Europe/Copenhagen",
    entraObjectId,
    entraTenantId: company.entraTenantId,
  };
}
