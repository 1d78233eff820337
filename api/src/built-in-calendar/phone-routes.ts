import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../clock/clock.ts";
import { newId } from "../db/new-id.ts";
import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { inTenant } from "../db/transaction.ts";
import { findTenant } from "../identity/identity-sql.ts";
import { CalendarProblem } from "../calendar/calendar-port.ts";
import { applyPhoneChange } from "./apply-phone-change.ts";
import type { BuiltInCalendarDeps } from "./built-in.ts";
import { phoneInputSchema } from "./phone-change.ts";
import { listPhoneEvents } from "./phone-events.ts";

export interface PhoneDeps {
  pool: Database;
  people: readonly DemoPerson[];
  /** What time it is for people. */
  clock: Clock;
  systemClock: Clock;
  told: BuiltInCalendarDeps["told"];
}

const publicly = { config: { access: { public: true } } } as const;

interface Named {
  Params: { person: string };
}

/**
 * The demo's phones: what somebody has in her calendar, and hands that change it. They change the calendar only: the
 * service has to notice by itself. Outside the demo these paths do not exist.
 */
export function addPhones(server: FastifyInstance, deps: PhoneDeps): void {
  const { pool, clock, systemClock, told } = deps;
  server.get<Named>("/demo/phone/:person/events", publicly, async ({ params }, reply) => {
    const { tenantId, mailbox } = await ownerOf(deps, params.person);
    const db = tenantReader(pool, tenantId);
    reply.header("cache-control", "no-store");
    return { items: await listPhoneEvents(db, { tenantId, mailbox, now: clock.now() }) };
  });
  server.post<Named>("/demo/phone/:person/changes", publicly, async ({ params, body }) => {
    const { tenantId, mailbox } = await ownerOf(deps, params.person);
    const read = phoneInputSchema.safeParse(body);
    if (!read.success) throw new Refusal("malformed", "Say which event, and what to do with it");
    const now = systemClock.now();
    const pressing = { tenantId, mailbox, input: read.data, now, newId: () => newId(now) };
    const places = await inTenant(pool, tenantId, (tx) => applyPhoneChange(tx, pressing)).catch(asRefusal);
    told(tenantId, places);
    return { changed: places.length };
  });
}

async function ownerOf({ pool, people }: PhoneDeps, person: string): Promise<{ tenantId: string; mailbox: string }> {
  const found = people.find((one) => one.person === person);
  const tenantId = found && (await findTenant(pool, found.entraTenantId));
  if (found === undefined || tenantId === undefined) throw new Refusal("not_found", "Nobody of the demo has this name");
  return { tenantId, mailbox: found.email.toLowerCase() };
}

function asRefusal(error: unknown): never {
  if (error instanceof CalendarProblem) throw new Refusal("not_found", "There is no such event");
  throw error;
}
