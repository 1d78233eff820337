import type { BlockListEntry, VisitReview } from "@magic-meetings/contract/block-list/block-list.ts";
import type { InvitedVisits } from "@magic-meetings/contract/visits/visit-input.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const start = new Date("2026-11-25T06:30:00.000Z");

let demo: DemoTestApi;
let meetingId: string;
let siteId: string;

beforeAll(async () => {
  demo = await startDemoTestApi(start);
  const [meeting] = await demo.rows<{ id: string; site_id: string }>(
    `select m.id, l.site_id
       from meeting m
       join meeting_location l on l.tenant_id = m.tenant_id and l.meeting_id = m.id
       join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
      where u.name = 'Anna Kjær'
        and m.starts_at > $1::timestamptz + interval '1 day'
      order by m.starts_at
      limit 1`,
    [start],
  );
  meetingId = meeting?.id ?? "";
  siteId = meeting?.site_id ?? "";
});
afterAll(() => demo.stop());

async function invite(...visitors: { name: string; email?: string }[]): Promise<Visit[]> {
  const { status, body } = await demo.ask<InvitedVisits>("anna", "POST", `/meetings/${meetingId}/visits`, {
    body: { visitors },
  });
  expect(status).toBe(201);
  return Promise.all(body.visitIds.map((id) => demo.get<Visit>("anna", `/visits/${id}`)));
}

async function block(entry: { name: string; email?: string; reason?: string }): Promise<BlockListEntry> {
  const body = { reason: "Threatened a colleague", ...entry };
  const answer = await demo.ask<BlockListEntry>("niels", "POST", "/block-list", { body });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function reviewOf(visitId: string, status = "open"): Promise<VisitReview | undefined> {
  const { items } = await demo.get<Page<VisitReview>>("niels", `/visit-reviews?status=${status}&limit=200`);
  return items.find(({ visit }) => visit.id === visitId);
}

const post = (person: string, id: string, action: string, more: { body?: object; ifMatch?: number }) =>
  demo.ask<VisitReview>(person, "POST", `/visit-reviews/${id}/${action}`, more);
/** By somebody who sees what stands there now. */
async function decide(id: string, action: string, body: object | undefined = {}) {
  const { version } = await demo.get<VisitReview>("niels", `/visit-reviews/${id}`);
  return post("niels", id, action, { ...(body === undefined ? {} : { body }), ifMatch: version });
}
const visitNow = (id: string) => demo.get<Visit>("anna", `/visits/${id}`);

async function mailsTo(visitId: string): Promise<number> {
  return (await demo.rows("select 1 from message_log where visit_id = $1", [visitId])).length;
}

describe("somebody of the block list who is invited", () => {
  it("waits without a pass and without a word why, and comes once security says so", async () => {
    await block({ name: "Viktor Orlov", reason: "Stole equipment in Oslo" });
    const [visit] = await invite({ name: "Орлов Виктор", email: "v.orlov@example.com" });
    expect(visit).toMatchObject({ status: "invited", clearance: "pending", pass: null });
    expect(JSON.stringify(visit)).not.toContain("Stole");
    expect(await mailsTo(visit?.id ?? "")).toBe(0);
    const review = await reviewOf(visit?.id ?? "");
    expect(review).toMatchObject({
      preApproval: false,
      hits: [{ entry: { name: "Viktor Orlov", reason: "Stole equipment in Oslo" }, likeness: "swapped" }],
      allowed: { approve: { ok: true } },
    });
    const { status, body } = await decide(review?.id ?? "", "approve", { note: "Another person: born in 1990" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "approved", decidedBy: { name: "Niels Friis" } });
    expect(await visitNow(visit?.id ?? "")).toMatchObject({ clearance: "approved", pass: { status: "active" } });
    expect(await mailsTo(visit?.id ?? "")).toBe(1);
    const told = await demo.rows<{ thread: string }>("select thread from message_log where thread = $1", [
      `notice:visit_decided:${visit?.id ?? ""}`,
    ]);
    expect(told).toHaveLength(1);
  });

  it("is not asked about again once she was found to be somebody else", async () => {
    const [other] = await demo.rows<{ id: string }>(
      `select m.id
         from meeting m
         join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
        where u.name = 'Anna Kjær' and m.id <> $1 and m.starts_at > $2::timestamptz + interval '1 day'
        limit 1`,
      [meetingId, start],
    );
    const body = { visitors: [{ name: "Орлов Виктор", email: "v.orlov@example.com" }] };
    const invited = await demo.ask<InvitedVisits>("anna", "POST", `/meetings/${other?.id ?? ""}/visits`, { body });
    expect(await visitNow(invited.body.visitIds[0] ?? "")).toMatchObject({ clearance: "not_needed" });
  });

  it("is refused only by a person, keeps no pass, and that can be taken back", async () => {
    await block({ name: "Bruno Kessler" });
    const [visit] = await invite({ name: "Bruno Keßler" });
    const review = await reviewOf(visit?.id ?? "");
    expect((await decide(review?.id ?? "", "refuse")).body).toMatchObject({ status: "refused" });
    expect((await decide(review?.id ?? "", "refuse")).body).toMatchObject({ status: "refused", version: 2 });
    expect(await visitNow(visit?.id ?? "")).toMatchObject({ clearance: "refused", pass: null });
    expect((await decide(review?.id ?? "", "reopen", undefined)).body).toMatchObject({ status: "open" });
    expect(await visitNow(visit?.id ?? "")).toMatchObject({ clearance: "pending" });
    expect((await decide(review?.id ?? "", "approve")).body).toMatchObject({ status: "approved" });
    await demo.ask("anna", "POST", `/visits/${visit?.id ?? ""}/cancel`);
    expect((await decide(review?.id ?? "", "refuse")).status).toBe(409);
  });

  it("is decided by who sees how it stands: on an older screen the other way is refused, the same way is no news", async () => {
    await block({ name: "Ulrike Sandmann" });
    const [visit] = await invite({ name: "Ulrike Sandmann" });
    const { id, version } = (await reviewOf(visit?.id ?? ""))!;
    expect((await post("niels", id, "approve", { body: {} })).status).toBe(428);
    expect((await post("niels", id, "approve", { body: {}, ifMatch: version })).body).toMatchObject({
      status: "approved",
      version: version + 1,
    });
    const late = await post("greta", id, "refuse", { body: {}, ifMatch: version });
    expect([late.status, late.body.code]).toEqual([412, "version_conflict"]);
    expect((await post("greta", id, "reopen", { ifMatch: version })).status).toBe(412);
    expect((await post("greta", id, "approve", { body: {}, ifMatch: version })).body).toMatchObject({
      status: "approved",
      decidedBy: { name: "Niels Friis" },
    });
    expect(await visitNow(visit?.id ?? "")).toMatchObject({ clearance: "approved", pass: { status: "active" } });
    expect((await post("greta", id, "refuse", { body: {}, ifMatch: version + 1 })).status).toBe(200);
  });

  it("is decided anew where another entry is found to be like her after the screen was read", async () => {
    await block({ name: "Tobias Kranz" });
    const [visit] = await invite({ name: "Tobias Kranz", email: "tk@example.com" });
    const { id, version } = (await reviewOf(visit?.id ?? ""))!;
    await block({ name: "Anybody", email: "tk@example.com", reason: "Wanted" });
    expect((await post("niels", id, "approve", { body: {}, ifMatch: version })).status).toBe(412);
    expect((await reviewOf(visit?.id ?? ""))?.hits).toHaveLength(2);
  });

  it("has the decision of one where half approve and half refuse at once", async () => {
    for (let round = 0; round < 4; round += 1) {
      const name = `Severin Quast ${["Alpha", "Beta", "Gamma", "Delta"][round]}`;
      await block({ name });
      const [visit] = await invite({ name });
      const { id, version } = (await reviewOf(visit?.id ?? ""))!;
      const people = ["niels", "greta"] as const;
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => {
          const action = i % 2 === 0 ? "approve" : "refuse";
          return post(people[i % 2]!, id, action, { body: {}, ifMatch: version }).then(({ status }) => ({
            action,
            status,
          }));
        }),
      );
      const won = answers.find(({ status }) => status === 200)?.action;
      expect(answers.map(({ status }) => status)).toEqual(answers.map(({ action }) => (action === won ? 200 : 412)));
      const clearance = won === "approve" ? "approved" : "refused";
      expect(await visitNow(visit?.id ?? "")).toMatchObject({ clearance });
      const kinds = await demo.rows(
        "select 1 from signal where subject_id = $1 and kind in ('visit.approved', 'visit.refused')",
        [visit?.id ?? ""],
      );
      expect(kinds).toHaveLength(1);
    }
  });

  it("does not stop others of the same list", async () => {
    await block({ name: "Carmen Delgado" });
    const visits = await invite({ name: "Carmen Delgado" }, { name: "Paula Winter" }, { name: "Carmen Ortiz" });
    const clearances = visits.map(({ visitor, clearance }) => [visitor?.name, clearance]);
    expect(clearances.sort()).toEqual([
      ["Carmen Delgado", "pending"],
      ["Carmen Ortiz", "not_needed"],
      ["Paula Winter", "not_needed"],
    ]);
  });

  it("has one decision when fifty are pressed at once", async () => {
    await block({ name: "Otto Rasmussen-Holt" });
    const [visit] = await invite({ name: "Otto Rasmussen-Holt" });
    const review = await reviewOf(visit?.id ?? "");
    const { id, version } = review!;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post("niels", id, "approve", { body: {}, ifMatch: version })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const rows = await demo.rows("select 1 from signal where kind = 'visit.approved' and subject_id = $1", [
      visit?.id ?? "",
    ]);
    expect(rows).toHaveLength(1);
    expect(await mailsTo(visit?.id ?? "")).toBe(1);
  });
});

describe("the block list", () => {
  it("stops who is expected already, and lets her come once it is corrected", async () => {
    const [visit] = await invite({ name: "Helga Brandt", email: "helga@example.com" });
    expect(visit).toMatchObject({ clearance: "not_needed", pass: { status: "active" } });
    const entry = await block({ name: "Somebody", email: "HELGA@example.com" });
    expect(await visitNow(visit?.id ?? "")).toMatchObject({ clearance: "pending", pass: { status: "withdrawn" } });
    expect((await demo.get<BlockListEntry>("niels", `/block-list/${entry.id}`)).waiting).toBe(1);
    const ifMatch = entry.version;
    const deleted = await demo.ask<BlockListEntry>("niels", "DELETE", `/block-list/${entry.id}`, { ifMatch });
    expect(deleted.body.deletedAt).toBe(start.toISOString());
    expect(await visitNow(visit?.id ?? "")).toMatchObject({ clearance: "approved", pass: { status: "active" } });
    await demo.ask("niels", "POST", `/block-list/${entry.id}/restore`, { body: {} });
    expect((await visitNow(visit?.id ?? "")).clearance).toBe("pending");
  });

  it("holds until its last day", async () => {
    await demo.ask("niels", "POST", "/block-list", {
      body: { name: "Ivan Petrov", reason: "Until the trial", validTo: "2026-11-24" },
    });
    expect((await invite({ name: "Ivan Petrov" }))[0]?.clearance).toBe("not_needed");
  });

  it("compares again when a visitor's name is corrected", async () => {
    await block({ name: "Wilhelmina Sturm" });
    const [visit] = await invite({ name: "W. St.", email: "ws@example.com" });
    expect(visit?.clearance).toBe("not_needed");
    const body = { visitor: { name: "Vilhelmina Sturm" } };
    const asked = { body, ifMatch: visit?.version ?? 0 };
    expect((await demo.ask("anna", "PATCH", `/visits/${visit?.id ?? ""}`, asked)).status).toBe(200);
    expect((await visitNow(visit?.id ?? "")).clearance).toBe("pending");
  });

  it("is found as it sounds, and changed only from its present version", async () => {
    const entry = await block({ name: "Yevgeniya Kuznetsova" });
    const found = await demo.get<Page<BlockListEntry>>("niels", "/block-list?q=Evgenija%20Kusnezowa");
    expect(found.items.map(({ id }) => id)).toContain(entry.id);
    const change = (version: number, reason: string) =>
      demo.ask<BlockListEntry>("niels", "PATCH", `/block-list/${entry.id}`, {
        body: { reason },
        ifMatch: version,
      });
    expect((await change(1, "Another reason")).body).toMatchObject({ reason: "Another reason", version: 2 });
    expect((await change(1, "A third one")).status).toBe(412);
    const audits = await demo.rows<{ new_values: object }>(
      "select new_values from audit_log where entity_type = 'block_list_entry' and entity_id = $1",
      [entry.id],
    );
    expect(JSON.stringify(audits)).not.toMatch(/Yevgeniya|reason other/);
    expect(audits).toHaveLength(2);
  });

  it.each(["anna", "pia", "elena", "carla"])("is nothing for %s", async (person) => {
    for (const path of ["/block-list", "/visit-reviews"]) {
      expect((await demo.ask(person, "GET", path)).status, path).toBe(403);
    }
  });
});

describe("a site that approves every visit", () => {
  it("has security decide, also about who comes without being invited", async () => {
    const [site] = await demo.rows<{ id: string }>("select id from site where name = 'Copenhagen'");
    await demo.rows(
      `insert into visit_policy (tenant_id, site_id, pre_approval, created_at, updated_at)
       select tenant_id, id, true, $2, $2 from site where id = $1`,
      [site?.id ?? "", start],
    );
    expect(siteId).toBe(site?.id);
    const [visit] = await invite({ name: "Nobody Special" });
    expect(visit?.clearance).toBe("pending");
    expect(await reviewOf(visit?.id ?? "")).toMatchObject({ preApproval: true, hits: [] });
  });
});
