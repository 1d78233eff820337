import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import type { HandOverPreview } from "@magic-meetings/contract/hand-over/hand-over.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CalendarDelegate, CalendarPort, DirectoryPerson } from "../calendar/calendar-port.ts";
import { newId } from "../db/new-id.ts";
import { demoEmail, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { followDirectory } from "./follow-directory.ts";

const now = new Date("2026-11-16T09:00:00Z");

let demo: DemoTestApi;
let tenantId: string;
let people: { id: string; email: string; entra: string }[];

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const rows = await demo.rows<{ id: string; email: string; entra: string; tenant: string }>(
    "select id, lower(email) as email, entra_object_id as entra, tenant_id as tenant from app_user",
  );
  tenantId = rows.find(({ email }) => email === demoEmail("anna"))!.tenant;
  people = rows.filter(({ tenant }) => tenant === tenantId);
});
afterAll(() => demo.stop());

const of = (person: string) => people.find(({ email }) => email === demoEmail(person))!;

/** A directory in which everybody is there, except as said. */
function directory(
  more: {
    left?: string[];
    shared?: string[];
    managers?: Record<string, string>;
    delegates?: Record<string, string[]>;
  } = {},
): CalendarPort {
  return {
    people: async (ids: readonly string[]): Promise<DirectoryPerson[]> =>
      people
        .filter(({ entra }) => ids.includes(entra))
        .map(({ entra, email }) => ({
          entraObjectId: entra,
          email,
          isEnabled: !(more.left ?? []).some((person) => demoEmail(person) === email),
          isShared: false,
          managerId: managerOf(email, more.managers ?? {}),
        })),
    delegates: async (mailbox: string): Promise<CalendarDelegate[]> =>
      Object.entries(more.delegates ?? {})
        .filter(([person]) => demoEmail(person) === mailbox)
        .flatMap(([, delegates]) => delegates.map((one) => ({ email: demoEmail(one), mayWrite: true }))),
  } as unknown as CalendarPort;
}

function managerOf(email: string, managers: Record<string, string>): string | null {
  const [, manager] = Object.entries(managers).find(([person]) => demoEmail(person) === email) ?? [];
  return manager === undefined ? null : of(manager).entra;
}

function follow(calendar: CalendarPort): Promise<void> {
  const afterCommit = { signalled: () => undefined, messagesPlanned: () => undefined };
  const commands = { pool: demo.database.appPool, planMessages, passCodes: demoPassCodes, afterCommit };
  const clock = { now: () => now };
  const log = { warn: () => undefined, error: () => undefined, info: () => undefined } as never;
  return followDirectory({ commands, calendarOf: () => calendar, clock, systemClock: clock, log }, tenantId);
}

const delegatesOf = (person: string) =>
  demo.rows<{ delegate_id: string; source: string }>(
    "select delegate_id, source from calendar_delegate where manager_id = $1 order by source",
    [of(person).id],
  );

describe("the directory's word", () => {
  it("ends an account that is disabled there, and proposes her manager for what she looks after", async () => {
    await follow(directory({ managers: { hugo: "karen" } }));
    await follow(directory({ left: ["hugo"] }));
    const preview = await demo.get<HandOverPreview>("greta", `/people/${of("hugo").id}/hand-over`);
    expect(preview).toMatchObject({ status: "disabled", proposed: { name: "Karen Vestergaard", as: "manager" } });
    expect(preview.items.length).toBeGreaterThan(0);
  });

  it("keeps a mailbox that several share, and ends the account that was a person's before", async () => {
    const box = { id: newId(now), email: "open-house@nordlys.example", entra: newId(now) };
    people.push(box);
    await demo.rows(
      `insert into app_user (tenant_id, id, entra_object_id, name, email, time_zone, created_at, updated_at)
       values ($1, $2, $3, 'Open house', $4, 'Europe/Copenhagen', $5, $5)`,
      [tenantId, box.id, box.entra, box.email, now],
    );
    const [start, end] = ["2026-11-26T09:00:00Z", "2026-11-26T10:00:00Z"];
    const body = { subject: "Open house", start, end, timeZone: "Europe/Copenhagen", attendees: [] };
    const { body: meeting } = await demo.ask<{ id: string }>("anna", "PUT", `/meetings/by-key/${newId(now)}`, { body });
    await demo.rows("update meeting set organizer_id = $1 where id = $2", [box.id, meeting.id]);
    const there = directory();
    const closed: CalendarPort = {
      ...there,
      people: async (ids) =>
        (await there.people(ids)).map((one) =>
          one.entraObjectId === box.entra ? { ...one, isEnabled: false, isShared: true } : one,
        ),
      delegates: async (mailbox) => (mailbox === box.email ? [{ email: demoEmail("ida"), mayWrite: true }] : []),
    };
    const status = async () =>
      (await demo.rows<{ status: string }>("select status from app_user where id = $1", [box.id]))[0]?.status;
    await follow(closed);
    expect(await status()).toBe("active");
    const delegates = await demo.rows("select delegate_id from calendar_delegate where manager_id = $1", [box.id]);
    expect(delegates).toEqual([{ delegate_id: of("ida").id }]);
    await demo.rows(
      `insert into signal (tenant_id, id, at, kind, subject_type, subject_id, meeting_id, actor_id)
       values ($1, $2, $3, 'meeting.changed', 'meeting', $4, $4, $5)`,
      [tenantId, newId(now), now, meeting.id, box.id],
    );
    await follow(closed);
    expect(await status()).toBe("disabled");
  });

  it("lets those act who may write in the calendar, and no longer when they may not; who was chosen here stays", async () => {
    await follow(directory({ delegates: { anna: ["lars"] } }));
    expect(await delegatesOf("anna")).toEqual([
      { delegate_id: of("lars").id, source: "calendar" },
      { delegate_id: of("ida").id, source: "chosen" },
    ]);
    await follow(directory());
    expect(await delegatesOf("anna")).toEqual([{ delegate_id: of("ida").id, source: "chosen" }]);
  });

  it("changes nothing when it says the same again", async () => {
    const count = async () => (await demo.rows("select 1 from audit_log")).length;
    await follow(directory({ delegates: { anna: ["lars"] } }));
    const before = await count();
    await follow(directory({ delegates: { anna: ["lars"] } }));
    expect(await count()).toBe(before);
  });
});

describe("an account that an administrator switches off", () => {
  it("is nobody else's to switch, and not her own", async () => {
    const path = `/people/${of("lars").id}/status`;
    expect((await demo.ask("anna", "PUT", path, { body: { status: "disabled" } })).status).toBe(403);
    expect((await demo.ask("lena", "PUT", path, { body: { status: "disabled" } })).status).toBe(404);
    const own = await demo.ask("greta", "PUT", `/people/${of("greta").id}/status`, { body: { status: "disabled" } });
    expect(own.status).toBe(422);
    const off = await demo.ask<HandOverPreview>("greta", "PUT", path, { body: { status: "disabled" } });
    expect(off.body.status).toBe("disabled");
    const on = await demo.ask<HandOverPreview>("greta", "PUT", path, { body: { status: "active" } });
    expect(on.body.status).toBe("active");
  });
});
