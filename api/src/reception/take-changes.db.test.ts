import { randomUUID } from "node:crypto";
import { judgeChange } from "@magic-meetings/contract/reception/apply-change-rules.ts";
import type { ReceptionChangeResult, ReceptionSnapshot } from "@magic-meetings/contract/reception/reception.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const start = new Date("2026-11-20T10:20:00Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000).toISOString();

let demo: DemoTestApi;
let siteId: string;
let day: ReceptionSnapshot;

beforeAll(async () => {
  demo = await startDemoTestApi(start);
  const [site] = await demo.rows<{ id: string }>("select id from site where name = 'Copenhagen'");
  siteId = site?.id ?? "";
  day = await demo.get<ReceptionSnapshot>("pia", `/sites/${siteId}/reception`);
});
afterAll(() => demo.stop());

type Body = Record<string, unknown>;

/** Sends what was done on a tablet; its clock is right unless said. */
async function send(changes: Body[], more: { deviceId?: string; deviceTime?: string; person?: string } = {}) {
  const { deviceId = randomUUID(), deviceTime = start.toISOString(), person = "pia" } = more;
  const { status, body } = await demo.ask<{ results: ReceptionChangeResult[] }>(
    person,
    "POST",
    `/sites/${siteId}/reception/changes`,
    { body: { deviceId, deviceTime, changes } },
  );
  expect(status, JSON.stringify(body)).toBe(200);
  return body.results;
}

const change = (kind: string, visitId: string, more: Body = {}) => ({
  id: randomUUID(),
  at: start.toISOString(),
  kind,
  visitId,
  ...more,
});

/** A visitor nobody did anything with before. */
async function somebody(name = "Ada Weg"): Promise<string> {
  const visitId = randomUUID();
  const [{ id: hostId = "" } = {}] = day.hosts;
  const visitor = { name, email: "", phone: "", company: "" };
  await send([
    change("walk_in", visitId, { at: minutes(-90), visitor, hostId, purpose: "" }),
    change("undo_check_in", visitId, { at: minutes(-90) }),
  ]);
  await demo.rows("update visit set status = 'invited' where id = $1", [visitId]);
  return visitId;
}

const visitOf = async (id: string) =>
  (
    await demo.rows<{ status: string; arrived_at: Date | null; left_at: Date | null }>(
      "select status, arrived_at, left_at from visit where id = $1",
      [id],
    )
  )[0];

const signals = async (id: string, kind: string) =>
  (await demo.rows("select 1 as one from signal where subject_id = $1 and kind = $2", [id, kind])).length;

describe("a day at a reception", () => {
  it("has everybody who is expected, with what is needed without a network", () => {
    expect(day.visits.length).toBeGreaterThan(0);
    expect(day.site.id).toBe(siteId);
    expect(day.hosts.length).toBeGreaterThan(5);
    for (const { visitor, searchText } of day.visits) {
      expect(visitor?.masked).toBe(false);
      expect(searchText).not.toBe("");
    }
    expect(day.visits.some(({ codeSha256 }) => codeSha256 !== null)).toBe(true);
    expect(day.visits.some(({ rooms, floor }) => rooms.length > 0 && floor !== null)).toBe(true);
  });

  it("is another one where that is asked for", async () => {
    const tomorrow = await demo.get<ReceptionSnapshot>("pia", `/sites/${siteId}/reception?day=2026-11-23`);
    expect(tomorrow.day).toBe("2026-11-23");
  });

  it.each([
    ["anna", 403],
    ["dag", 404],
    ["greta", 200],
    ["niels", 200],
    ["elena", 200],
  ])("for %s answers %i", async (person, status) => {
    expect((await demo.ask(person, "GET", `/sites/${siteId}/reception`)).status).toBe(status);
    const body = { deviceId: randomUUID(), deviceTime: minutes(0), changes: [lookUp()] };
    expect((await demo.ask(person, "POST", `/sites/${siteId}/reception/changes`, { body })).status).toBe(status);
  });

  it("does not exist for a day that is none", async () => {
    expect((await demo.ask("pia", "GET", `/sites/${siteId}/reception?day=2026-02-31`)).status).toBe(400);
  });
});

const lookUp = () => ({ id: randomUUID(), at: minutes(0), kind: "look_up", letters: 4, found: 2 });

describe("what a tablet did", () => {
  it("is made in order", async () => {
    const id = await somebody();
    const results = await send([
      change("check_in", id, { at: minutes(-60) }),
      change("check_out", id, { at: minutes(-50), how: "desk" }),
      change("check_in", id, { at: minutes(-40) }),
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(["applied", "applied", "applied"]);
    expect(results[2]?.visit?.arrivedAt).toBe(minutes(-40));
    expect(await visitOf(id)).toMatchObject({ status: "arrived", left_at: null });
  });

  it("is made once, however often it is sent, also at the same time", async () => {
    const id = await somebody();
    const once = change("check_in", id);
    const answers = await Promise.all(Array.from({ length: 6 }, () => send([once])));
    const outcomes = answers.map(([result]) => result?.outcome).sort();
    expect(outcomes).toEqual(["applied", ...Array.from({ length: 5 }, () => "duplicate")]);
    expect(await signals(id, "visit.arrived")).toBe(2);
    expect((await demo.rows("select 1 as one from reception_change where id = $1", [once.id])).length).toBe(1);
  });

  it("of two tablets that checked the same person in is one arrival, the earlier one", async () => {
    const id = await somebody();
    const [late] = await send([change("check_in", id, { at: minutes(-10) })]);
    const [early] = await send([change("check_in", id, { at: minutes(-25) })]);
    expect([late?.outcome, early?.outcome]).toEqual(["applied", "duplicate"]);
    expect(early?.visit?.arrivedAt).toBe(minutes(-25));
    expect((await visitOf(id))?.arrived_at?.toISOString()).toBe(minutes(-25));
  });

  it("of many tablets at once lets somebody in once", async () => {
    const id = await somebody();
    const moments = [-7, -3, -9, -5, -4, -8];
    const all = await Promise.all(moments.map((at) => send([change("check_in", id, { at: minutes(at) })])));
    expect(all.filter(([result]) => result?.outcome === "applied")).toHaveLength(1);
    expect((await visitOf(id))?.arrived_at?.toISOString()).toBe(minutes(-9));
  });

  it("does not send somebody home who was seen coming in after that", async () => {
    const id = await somebody();
    await send([change("check_in", id, { at: minutes(-5) })]);
    const [first, second] = await send([
      change("check_in", id, { at: minutes(-60) }),
      change("check_out", id, { at: minutes(-30), how: "desk" }),
    ]);
    expect([first?.outcome, second?.outcome, second?.because]).toEqual(["duplicate", "conflict", "wrong_state"]);
    expect(await visitOf(id)).toMatchObject({ status: "arrived" });
  });

  it("that runs into something else says so, also when it is sent again, and holds up nothing", async () => {
    const id = await somebody();
    await demo.rows("update visit set status = 'cancelled' where id = $1", [id]);
    const sent = [change("check_in", id), lookUp()];
    const [conflict, look] = await send(sent);
    expect(conflict).toMatchObject({ outcome: "conflict", because: "wrong_state", visit: { status: "cancelled" } });
    expect(look?.outcome).toBe("applied");
    expect((await send(sent)).map(({ outcome }) => outcome)).toEqual(["conflict", "duplicate"]);
  });

  it("does not let in whom security has not let in", async () => {
    const id = await somebody();
    await demo.rows("update visit set clearance = 'pending' where id = $1", [id]);
    expect((await send([change("check_in", id)]))[0]?.because).toBe("visit_not_cleared");
  });

  it("has a walk-in under the id that the tablet gave, found in every script, once", async () => {
    const visitId = randomUUID();
    const [{ id: hostId = "" } = {}] = day.hosts;
    const walkIn = change("walk_in", visitId, {
      visitor: { name: "王小明 =HYPERLINK(1)", email: "", phone: "", company: "" },
      hostId,
      purpose: "",
    });
    expect((await send([walkIn]))[0]).toMatchObject({ outcome: "applied", visit: { id: visitId, status: "arrived" } });
    expect((await send([{ ...walkIn, id: randomUUID() }]))[0]?.outcome).toBe("duplicate");
    const { visits } = await demo.get<ReceptionSnapshot>("pia", `/sites/${siteId}/reception`);
    expect(visits.find(({ id }) => id === visitId)?.searchText).toContain("wangxiaoming");
  });

  it("leaves no name in what is kept of it", async () => {
    const id = await somebody("Zebulon Quist");
    await send([change("check_in", id)]);
    for (const table of ["reception_change", "signal", "audit_log", "idempotency_key"]) {
      const found = await demo.rows(`select 1 as one from ${table} x where x::text ilike '%zebulon%'`);
      expect(found, table).toEqual([]);
    }
  });

  it("notes who looked for people, and never for whom", async () => {
    await send([lookUp()]);
    const rows = await demo.rows<{ new_values: object }>(
      "select new_values from audit_log where action = 'visitor.look_up' and entity_id = $1",
      [siteId],
    );
    expect(rows.at(-1)?.new_values).toMatchObject({ letters: 4, found: 2 });
  });

  it("at another site is not there", async () => {
    const id = await somebody();
    const [oslo] = await demo.rows<{ id: string }>("select id from site where name = 'Oslo'");
    const { body } = await demo.ask<{ results: ReceptionChangeResult[] }>(
      "dag",
      "POST",
      `/sites/${oslo?.id}/reception/changes`,
      { body: { deviceId: randomUUID(), deviceTime: minutes(0), changes: [change("check_in", id)] } },
    );
    expect(body.results[0]).toMatchObject({ outcome: "conflict", because: "not_found", visit: null });
  });

  it("takes no id of another change for its own", async () => {
    const id = await somebody();
    const first = change("check_in", id);
    await send([first]);
    const [result] = await send([{ ...first, kind: "badge_lost" }]);
    expect(result).toMatchObject({ outcome: "conflict", because: "idempotency_key_reused", visit: null });
  });

  it.each([
    ["nothing", []],
    ["too much", Array.from({ length: 101 }, lookUp)],
    ["an unknown kind", [{ ...lookUp(), kind: "fire" }]],
  ])("is refused with %s in it", async (_what, changes) => {
    const body = { deviceId: randomUUID(), deviceTime: minutes(0), changes };
    expect((await demo.ask("pia", "POST", `/sites/${siteId}/reception/changes`, { body })).status).toBe(400);
  });
});

describe("a tablet's clock", () => {
  it.each([
    ["an hour ahead", 60],
    ["an hour behind", -60],
    ["years behind", -3_000_000],
  ])("that is %s is put right", async (_clock, off) => {
    const id = await somebody();
    await send([change("check_in", id, { at: minutes(off - 20) })], { deviceTime: minutes(off) });
    expect((await visitOf(id))?.arrived_at?.toISOString()).toBe(minutes(-20));
  });

  it("never makes an arrival in the future", async () => {
    const id = await somebody();
    await send([change("check_in", id, { at: minutes(45) })]);
    expect((await visitOf(id))?.arrived_at?.toISOString()).toBe(minutes(0));
  });
});

describe("what a tablet foretells", () => {
  const states = ["invited", "confirmed", "arrived", "left", "no_show", "cancelled"] as const;
  const kinds = ["check_in", "check_out", "undo_check_in", "undo_check_out", "badge_lost", "badge_replaced"] as const;

  it("is what the server does, whatever the visit is", { timeout: 60_000 }, async () => {
    for (const status of states) {
      for (const kind of kinds) {
        const id = await somebody();
        const arrivedAt = status === "arrived" || status === "left" ? minutes(-60) : null;
        const leftAt = status === "left" ? minutes(-30) : null;
        await demo.rows("update visit set status = $2, arrived_at = $3, left_at = $4, left_how = $5 where id = $1", [
          id,
          status,
          arrivedAt,
          leftAt,
          leftAt === null ? null : "desk",
        ]);
        const at = minutes(-10);
        const [result] = await send([change(kind, id, { at, ...(kind === "check_out" ? { how: "desk" } : {}) })]);
        const visit = { status, clearance: "not_needed", arrivedAt, leftAt, badgeLostAt: null, visitor: {} } as const;
        const foretold = judgeChange(visit, { kind, at });
        // Somebody without a badge gets one where another is asked for.
        if (kind === "badge_replaced" && status === "arrived") continue;
        expect([status, kind, result?.outcome, result?.because]).toEqual([
          status,
          kind,
          foretold.outcome,
          foretold.because,
        ]);
      }
    }
  });
});
