import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import type { DeskResult } from "@magic-meetings/contract/reception/desk-contract.ts";
import type { ArrivalCardView } from "@magic-meetings/contract/reception/host-call.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import { qrText } from "@magic-meetings/contract/access-passes/pass-code-rules.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { closeHouses, missVisits } from "./end-days.ts";
import { escalateHostCalls } from "./escalate-host-calls.ts";

const start = new Date("2026-11-25T06:30:00.000Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);

let demo: DemoTestApi;
let copenhagen: string;
let oslo: string;

beforeAll(async () => {
  demo = await startDemoTestApi(start);
  const sites = await demo.rows<{ id: string; name: string }>("select id, name from site");
  copenhagen = sites.find(({ name }) => name === "Copenhagen")?.id ?? "";
  oslo = sites.find(({ name }) => name === "Oslo")?.id ?? "";
});
afterAll(() => demo.stop());

interface Row {
  id: string;
  host: string;
  meeting_id: string;
}

/** Visits that nobody has used yet, hosted by the same person at one site today. */
async function expected(siteId: string, count: number): Promise<Row[]> {
  const found = await demo.rows<Row>(
    `select v.id, v.meeting_id, lower(split_part(h.name, ' ', 1)) as host
       from visit v
       join app_user h on h.tenant_id = v.tenant_id and h.id = v.host_id
      where v.site_id = $1
        and v.status in ('invited', 'confirmed')
        and v.version = 1
        and v.arrived_at is null
        and v.clearance = 'not_needed'
        and v.purpose <> 'used'
        and lower(v.during) > $2
      order by v.meeting_id, v.id
      limit $3`,
    [siteId, start, count],
  );
  await demo.rows("update visit set purpose = 'used' where id = any ($1::uuid[])", [found.map(({ id }) => id)]);
  expect(found).toHaveLength(count);
  return found;
}

const post = (person: string, path: string, body: object = {}) => demo.ask<DeskResult>(person, "POST", path, { body });
const checkIn = (id: string, person = "pia") => post(person, `/visits/${id}/check-in`);

async function calls(visitId: string) {
  return demo.rows<{
    group_id: string;
    about: string;
    answer: string | null;
    escalation: number;
    withdrawn_at: Date | null;
  }>("select group_id, about, answer, escalation, withdrawn_at from host_call where visit_id = $1 order by id", [
    visitId,
  ]);
}

async function cardOf(visitId: string, person: string): Promise<ArrivalCardView> {
  const call = (await calls(visitId)).at(-1);
  const { view } = await demo.get<{ view: ArrivalCardView }>(person, `/host-calls/${call?.group_id ?? ""}/card`);
  return view;
}

describe("a check-in", () => {
  it("gives a badge, tells the host, and is nobody else's to see", async () => {
    const [visit] = await expected(copenhagen, 1);
    const id = visit?.id ?? "";
    expect((await checkIn(id, "dag")).status).toBe(404);
    expect((await checkIn(id, "hugo")).status).toBe(403);
    expect((await checkIn(id, "lena")).status).toBe(404);
    const { status, body } = await checkIn(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ outcome: "applied", visit: { status: "arrived", arrivedAt: start.toISOString() } });
    expect(body.visit.badgeNumber).toBeGreaterThan(0);
    const messages = await demo.rows<{ kind: string }>(
      `select m.kind from message_log m join signal s on s.tenant_id = m.tenant_id and s.id = m.signal_id
        where s.subject_id = $1 and s.kind = 'visit.arrived'`,
      [id],
    );
    expect(messages).toEqual([{ kind: "arrival_card" }]);
  });

  it("keeps every name out of what is written beside the visitor", async () => {
    const [visit] = await expected(copenhagen, 1);
    const id = visit?.id ?? "";
    const [{ name } = { name: "?" }] = await demo.rows<{ name: string }>(
      "select p.name from visitor p join visit v on v.tenant_id = p.tenant_id and v.visitor_id = p.id where v.id = $1",
      [id],
    );
    await demo.ask("pia", "POST", `/visits/${id}/check-in`, { body: {}, key: "names-stay-home" });
    const kept = await demo.rows<{ text: string }>(
      `select facts::text as text from signal where subject_id = $1
       union all select coalesce(old_values::text, '') || coalesce(new_values::text, '') from audit_log where entity_id = $1
       union all select k::text from idempotency_key k where key = 'names-stay-home'`,
      [id],
    );
    expect(kept.length).toBeGreaterThan(2);
    expect(kept.map(({ text }) => text).join()).not.toContain(name);
  });

  it("of fifty desks that check in one pass is done once, and everybody gets the truth", async () => {
    const [visit] = await expected(copenhagen, 1);
    const id = visit?.id ?? "";
    const [pass] = await demo.rows<{ tenant_id: string; id: string; issue: number }>(
      "select tenant_id, id, issue from access_pass where visit_id = $1",
      [id],
    );
    const named = { tenantId: pass?.tenant_id ?? "", passId: pass?.id ?? "", issue: pass?.issue ?? 0 };
    const code = qrText(demoPassCodes.codeOf(named).toString("base64url"));
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post("pia", `/sites/${copenhagen}/reception/check-in`, { code })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    expect(answers.filter(({ body }) => body.outcome === "applied")).toHaveLength(1);
    const badges = new Set(answers.map(({ body }) => body.visit.badgeNumber));
    expect(badges.size).toBe(1);
    expect(await calls(id)).toHaveLength(1);
    const signals = await demo.rows("select 1 from signal where subject_id = $1 and kind = 'visit.arrived'", [id]);
    expect(signals).toHaveLength(1);
  });

  it("of twelve visitors at once gives every one a badge of her own", async () => {
    const visits = await expected(copenhagen, 12);
    const answers = await Promise.all(visits.map(({ id }) => checkIn(id)));
    expect(answers.map(({ status }) => status)).toEqual(visits.map(() => 200));
    expect(new Set(answers.map(({ body }) => body.visit.badgeNumber)).size).toBe(visits.length);
  });

  it("tells a host of two visitors of one meeting in one message", async () => {
    const visits = await expected(oslo, 20);
    const [first, second] = visits.flatMap((one, index) => {
      const next = visits[index + 1];
      return next?.meeting_id === one.meeting_id ? [one, next] : [];
    });
    await Promise.all([checkIn(first?.id ?? "", "dag"), checkIn(second?.id ?? "", "dag")]);
    const view = await cardOf(first?.id ?? "", first?.host ?? "");
    expect(view.visitors.map(({ visitId }) => visitId).sort()).toEqual([first?.id, second?.id].sort());
    expect((await calls(second?.id ?? ""))[0]?.group_id).toBe(view.groupId);
  });

  it("refuses whom security has not let in, in neutral words, and says so to security", async () => {
    const [visit] = await expected(copenhagen, 1);
    const id = visit?.id ?? "";
    await demo.rows("update visit set clearance = 'pending' where id = $1", [id]);
    expect(await checkIn(id)).toMatchObject({ status: 409, body: { code: "visit_not_cleared" } });
    const signals = await demo.rows("select 1 from signal where subject_id = $1 and kind = 'visit.review_asked'", [id]);
    expect(signals).toHaveLength(1);
    expect(await calls(id)).toEqual([]);
  });
});

describe("undoing", () => {
  it("a check-in tells the host, and the badge's number is not given again", async () => {
    const [one, other] = await expected(copenhagen, 2);
    const id = one?.id ?? "";
    const first = await checkIn(id);
    expect(await post("pia", `/visits/${id}/undo-check-in`)).toMatchObject({
      status: 200,
      body: { outcome: "applied", visit: { status: "invited", arrivedAt: null, badgeNumber: null } },
    });
    expect((await post("pia", `/visits/${id}/undo-check-in`)).body.outcome).toBe("duplicate");
    expect((await calls(id))[0]?.withdrawn_at).not.toBeNull();
    const next = await checkIn(other?.id ?? "");
    expect(next.body.visit.badgeNumber).not.toBe(first.body.visit.badgeNumber);
  });

  it("a check-out lets her be here as before", async () => {
    const [visit] = await expected(copenhagen, 1);
    const id = visit?.id ?? "";
    expect((await post("pia", `/visits/${id}/check-out`)).body.code).toBe("wrong_state");
    await checkIn(id);
    expect((await post("pia", `/visits/${id}/check-out`, { how: "pass" })).body).toMatchObject({
      outcome: "applied",
      visit: { status: "left", leftHow: "pass" },
    });
    expect((await post("pia", `/visits/${id}/check-out`)).body.outcome).toBe("duplicate");
    expect((await post("pia", `/visits/${id}/undo-check-out`)).body.visit).toMatchObject({
      status: "arrived",
      leftAt: null,
    });
  });
});

describe("a host", () => {
  async function arrivedVisit(): Promise<Row> {
    const [visit] = await expected(copenhagen, 1);
    await checkIn(visit?.id ?? "");
    return visit as Row;
  }

  it("says that she is coming, and the reception sees who said so", async () => {
    const { id, host } = await arrivedVisit();
    const { groupId } = await cardOf(id, host);
    const path = `/host-calls/${groupId}/answer`;
    expect((await demo.ask("rasmus", "POST", path, { body: { answer: "coming" } })).status).toBe(
      host === "rasmus" ? 200 : 404,
    );
    expect(
      (await demo.ask<{ answered: number }>(host, "POST", path, { body: { answer: "coming" } })).body.answered,
    ).toBeGreaterThan(0);
    expect(
      (await demo.ask<{ answered: number }>(host, "POST", path, { body: { answer: "coming" } })).body.answered,
    ).toBe(0);
    const view = await cardOf(id, host);
    expect(view.visitors.find(({ visitId }) => visitId === id)).toMatchObject({ answer: "coming", by: view.host });
    const { visits } = await demo.get<{ visits: ReceptionVisit[] }>("pia", `/sites/${copenhagen}/reception`);
    expect(visits.find((visit) => visit.id === id)?.hostAnswer).toMatchObject({ answer: "coming", by: view.host });
  });

  it("asks somebody else, who sees the card and answers", async () => {
    const { id, host } = await arrivedVisit();
    const { groupId } = await cardOf(id, host);
    const [sofie] = await demo.rows<{ id: string }>("select id from app_user where name = 'Sofie Lund'");
    const path = `/host-calls/${groupId}/answer`;
    expect((await demo.ask("sofie", "POST", path, { body: { answer: "coming" } })).status).toBe(404);
    expect((await demo.ask(host, "POST", path, { body: { answer: "ask", askedId: sofie?.id } })).status).toBe(200);
    expect((await demo.ask("sofie", "POST", path, { body: { answer: "send_up" } })).status).toBe(200);
    const called = (await cardOf(id, host)).visitors.find(({ visitId }) => visitId === id);
    expect(called).toMatchObject({ answer: "send_up", by: { id: sofie?.id }, asked: { id: sofie?.id } });
    const [lena] = await demo.rows<{ id: string }>("select id from app_user where name like 'Lena%'");
    expect((await demo.ask(host, "POST", path, { body: { answer: "ask", askedId: lena?.id } })).status).toBe(422);
  });

  it("who does not answer is helped: who stands in for her is told, then who else is there, each once", async () => {
    const { id } = await arrivedVisit();
    await demo.rows("update host_call set due_at = $2 where visit_id = $1", [id, minutes(5)]);
    await demo.job(escalateHostCalls);
    expect((await calls(id))[0]?.escalation).toBe(0);
    for (const later of [6, 20, 40]) {
      demo.moveTo(minutes(later));
      await demo.job(escalateHostCalls);
    }
    expect((await calls(id))[0]?.escalation).toBe(2);
    const told = await demo.rows<{ count: number }>(
      `select count(*)::int as count from message_log m join signal s on s.tenant_id = m.tenant_id and s.id = m.signal_id
        where s.subject_id = $1 and s.kind = 'visit.host_escalated' group by s.id`,
      [id],
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(3);
    demo.moveTo(start);
  });

  it("is asked about somebody who comes at the time of before", async () => {
    const [visit] = await expected(copenhagen, 1);
    const id = visit?.id ?? "";
    await demo.rows(`update visit set moved_from = tstzrange($2, $3), during = tstzrange($4, $5) where id = $1`, [
      id,
      start,
      minutes(60),
      minutes(300),
      minutes(360),
    ]);
    const [pass] = await demo.rows<{ tenant_id: string; id: string; issue: number }>(
      "select tenant_id, id, issue from access_pass where visit_id = $1",
      [id],
    );
    const named = { tenantId: pass?.tenant_id ?? "", passId: pass?.id ?? "", issue: pass?.issue ?? 0 };
    const code = qrText(demoPassCodes.codeOf(named).toString("base64url"));
    const scanned = await demo.ask<{ recognition: string; visit: Visit }>(
      "pia",
      "POST",
      `/sites/${copenhagen}/reception/passes`,
      { body: { code } },
    );
    expect(scanned.body).toMatchObject({ recognition: "old_time", visit: { id, start: minutes(300).toISOString() } });
    const elsewhere = await demo.ask<{ recognition: string }>("dag", "POST", `/sites/${oslo}/reception/passes`, {
      body: { code },
    });
    expect(elsewhere.body.recognition).toBe("other_site");
    expect((await post("pia", `/sites/${copenhagen}/reception/passes`, { code: qrText("A".repeat(22)) })).status).toBe(
      404,
    );
    expect((await post("pia", `/visits/${id}/ask-host`)).body.outcome).toBe("applied");
    expect((await post("pia", `/visits/${id}/ask-host`)).body.outcome).toBe("duplicate");
    const { visitors } = await cardOf(id, visit?.host ?? "");
    const asked = visitors.find(({ visitId }) => visitId === id);
    expect(asked?.about).toBe("old_time");
    expect(asked?.status).toBeOneOf(["invited", "confirmed"]);
  });
});

describe("a walk-in", () => {
  it("is let in to a host of the company, and known by her address the next time", async () => {
    const [anna] = await demo.rows<{ id: string }>("select id from app_user where name = 'Anna Kjær'");
    const [lena] = await demo.rows<{ id: string }>("select id from app_user where name like 'Lena%'");
    const path = `/sites/${copenhagen}/reception/walk-ins`;
    const visitor = { name: "=HYPERLINK(1) <b>Olga</b>", email: "olga@walkin.example", company: "" };
    const first = await post("pia", path, { visitor, hostId: anna?.id });
    expect(first).toMatchObject({ status: 201, body: { outcome: "applied", visit: { status: "arrived" } } });
    const second = await post("pia", path, { visitor, hostId: anna?.id });
    const people = await demo.rows("select 1 from visitor where email = 'olga@walkin.example'");
    expect(people).toHaveLength(1);
    expect(second.body.visit.id).not.toBe(first.body.visit.id);
    expect((await post("pia", path, { visitor, hostId: lena?.id })).status).toBe(404);
    expect((await post("pia", path, { visitor: { ...visitor, name: "" }, hostId: anna?.id })).status).toBe(400);
    const badge = await demo.get<{ content: string | null }>("pia", `/visits/${first.body.visit.id}/badge`);
    expect(badge.content).toMatch(/^MM1:[\w-]{22}$/);
    await post("pia", `/visits/${first.body.visit.id}/lose-badge`);
    const replaced = await post("pia", `/visits/${first.body.visit.id}/replace-badge`);
    expect(replaced.body.visit.badgeNumber).not.toBe(first.body.visit.badgeNumber);
    const after = await demo.get<{ content: string | null }>("pia", `/visits/${first.body.visit.id}/badge`);
    expect(after.content).not.toBe(badge.content);
    const undone = await post("pia", `/visits/${second.body.visit.id}/undo-check-in`);
    expect(undone.body.visit.status).toBe("cancelled");
  });
});

describe("a site where every visit is approved first", () => {
  it("has a walk-in wait, in neutral words, and asks security once", async () => {
    await demo.rows(
      `insert into visit_policy (tenant_id, site_id, pre_approval, created_at, updated_at)
       select tenant_id, id, true, $2, $2 from site where id = $1
       on conflict (tenant_id, site_id) do update set pre_approval = true`,
      [oslo, start],
    );
    const [astrid] = await demo.rows<{ id: string }>("select id from app_user where name = 'Astrid Berg'");
    const visitor = { name: "Somebody New", email: "new@walkin.example" };
    const path = `/sites/${oslo}/reception/walk-ins`;
    const answer = await post("dag", path, { visitor, hostId: astrid?.id });
    expect(answer).toMatchObject({ status: 409, body: { code: "visit_not_cleared" } });
    const kept = await demo.rows<{ status: string; clearance: string }>(
      `select v.status, v.clearance from visit v join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
        where p.email = 'new@walkin.example'`,
    );
    expect(kept).toEqual([{ status: "invited", clearance: "pending" }]);
    await demo.rows("update visit_policy set pre_approval = false where site_id = $1", [oslo]);
  });
});

describe("the end of a day", () => {
  it("gives up who did not come, and checks out who is still there, for the reception to see", async () => {
    const [visit] = await expected(copenhagen, 1);
    const id = visit?.id ?? "";
    await checkIn(id);
    demo.moveTo(new Date("2026-11-25T16:59:00.000Z"));
    await demo.job(closeHouses);
    expect((await demo.rows<{ status: string }>("select status from visit where id = $1", [id]))[0]?.status).toBe(
      "arrived",
    );
    demo.moveTo(new Date("2026-11-25T17:00:00.000Z"));
    while ((await demo.job(closeHouses)) > 0);
    const [closed] = await demo.rows<{ status: string; left_how: string; left_at: Date }>(
      "select status, left_how, left_at from visit where id = $1",
      [id],
    );
    expect(closed).toEqual({ status: "left", left_how: "closing", left_at: new Date("2026-11-25T17:00:00.000Z") });
    while ((await demo.job(missVisits)) > 0);
    const [over] = await demo.rows<{ count: number }>(
      `select count(*)::int as count from visit
        where status in ('invited', 'confirmed') and upper(during) <= '2026-11-25T17:00:00Z' and tenant_id = (select tenant_id from visit where id = $1)`,
      [id],
    );
    expect(over?.count).toBe(0);
    demo.moveTo(new Date("2026-11-26T06:00:00.000Z"));
    const { items } = await demo.get<{ items: Visit[] }>("pia", `/sites/${copenhagen}/reception/closings`);
    expect(items.map((one) => one.id)).toContain(id);
    expect(items.every(({ leftHow }) => leftHow === "closing")).toBe(true);
    expect((await demo.ask("hugo", "GET", `/sites/${copenhagen}/reception/closings`)).status).toBe(403);
  });
});
