import type { BlockListEntry, VisitReview } from "@magic-meetings/contract/block-list/block-list.ts";
import type { InvitedVisits } from "@magic-meetings/contract/visits/visit-input.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

// What security decided holds for the person whose name it saw: whoever is called otherwise is looked at again.

const start = new Date("2026-11-25T06:30:00.000Z");

let demo: DemoTestApi;
let meetingIds: string[];
let siteId: string;
let minutes = 0;

beforeAll(async () => {
  demo = await startDemoTestApi(start);
  const meetings = await demo.rows<{ id: string; site_id: string }>(
    `select m.id, l.site_id
       from meeting m
       join meeting_location l on l.tenant_id = m.tenant_id and l.meeting_id = m.id
       join site s on s.tenant_id = l.tenant_id and s.id = l.site_id and s.name = 'Copenhagen'
       join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
      where u.name = 'Anna Kjær'
        and m.status = 'scheduled'
        and m.starts_at > $1::timestamptz + interval '1 day'
      order by m.starts_at, m.id
      limit 2`,
    [start],
  );
  meetingIds = meetings.map(({ id }) => id);
  siteId = meetings[0]?.site_id ?? "";
});
beforeEach(() => preApprove(false));
afterAll(() => demo.stop());

/** Everything is done at a moment of its own, as it is by people. */
function later(): void {
  minutes += 1;
  demo.moveTo(new Date(start.getTime() + minutes * 60_000));
}

async function preApprove(isNeeded: boolean): Promise<void> {
  await demo.rows(
    `insert into visit_policy (tenant_id, site_id, pre_approval, created_at, updated_at)
     select tenant_id, id, $2, $3, $3 from site where id = $1
     on conflict (tenant_id, site_id) do update set pre_approval = excluded.pre_approval`,
    [siteId, isNeeded, start],
  );
}

async function invite(name: string, meetingId = meetingIds[0]): Promise<string> {
  later();
  const visitors = [{ name, email: `${name.replaceAll(" ", ".").toLowerCase()}@renamed.example` }];
  const { status, body } = await demo.ask<InvitedVisits>("anna", "POST", `/meetings/${meetingId}/visits`, {
    body: { visitors },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.visitIds[0] ?? "";
}

async function block(name: string): Promise<void> {
  later();
  const body = { name, reason: "Threatened a colleague" };
  expect((await demo.ask<BlockListEntry>("niels", "POST", "/block-list", { body })).status).toBe(201);
}

const visitNow = (id: string) => demo.get<Visit>("anna", `/visits/${id}`);

async function rename(id: string, visitor: object): Promise<Visit> {
  later();
  const { version } = await visitNow(id);
  const answer = await demo.ask<Visit>("anna", "PATCH", `/visits/${id}`, { body: { visitor }, ifMatch: version });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return visitNow(id);
}

async function reviewOf(visitId: string, status = "open"): Promise<VisitReview | undefined> {
  const { items } = await demo.get<Page<VisitReview>>("niels", `/visit-reviews?status=${status}&limit=200`);
  return items.find(({ visit }) => visit.id === visitId);
}

const post = (review: VisitReview, action: string, body: object = {}) =>
  demo.ask<VisitReview>("niels", "POST", `/visit-reviews/${review.id}/${action}`, { body, ifMatch: review.version });

async function decide(visitId: string, action: "approve" | "refuse"): Promise<VisitReview> {
  later();
  const review = await reviewOf(visitId);
  if (review === undefined) throw new Error("Security was not asked");
  const { status, body } = await post(review, action);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

describe("a visitor who is called otherwise than security was told", () => {
  it("waits again where every visit is approved, at each of her visits, and has no pass meanwhile", async () => {
    await preApprove(true);
    const visits = [await invite("Nora Vang"), await invite("Nora Vang", meetingIds[1])];
    for (const id of visits) await decide(id, "approve");
    expect(await visitNow(visits[0] ?? "")).toMatchObject({ clearance: "approved", pass: { status: "active" } });
    const after = await rename(visits[0] ?? "", { name: "Ylva Ek" });
    expect(after).toMatchObject({ clearance: "pending", pass: { status: "withdrawn" } });
    expect(await visitNow(visits[1] ?? "")).toMatchObject({ clearance: "pending", pass: { status: "withdrawn" } });
    const review = await reviewOf(visits[0] ?? "");
    expect(review).toMatchObject({ preApproval: true, hits: [], visit: { visitor: { name: "Ylva Ek" } } });
    await decide(visits[0] ?? "", "approve");
    expect(await visitNow(visits[0] ?? "")).toMatchObject({ clearance: "approved", pass: { status: "active" } });
    expect((await rename(visits[0] ?? "", { phone: "+45 12345678" })).clearance).toBe("approved");
    expect((await rename(visits[0] ?? "", { name: "Ylva Ek" })).clearance).toBe("approved");
    expect((await rename(visits[0] ?? "", { email: "another@renamed.example" })).clearance).toBe("pending");
  });

  it("is matched again with the block list, also with an entry that she was found not to be", async () => {
    await block("Gregor Haas");
    const visitId = await invite("Gregor Haas");
    await decide(visitId, "approve");
    expect((await visitNow(visitId)).clearance).toBe("approved");
    await rename(visitId, { name: "Gregor Hass" });
    expect(await visitNow(visitId)).toMatchObject({ clearance: "pending", pass: { status: "withdrawn" } });
    expect((await reviewOf(visitId))?.hits.map(({ entry }) => entry.name)).toEqual(["Gregor Haas"]);
    const elsewhere = await invite("Gregor Haas", meetingIds[1]);
    expect((await visitNow(elsewhere)).clearance).toBe("pending");
  });

  it("does not come by it where she waits: a person still decides, and sees why she waited", async () => {
    await block("Silas Brandt");
    const visitId = await invite("Silas Brandt");
    const seen = await reviewOf(visitId);
    await rename(visitId, { name: "Mona Lind" });
    expect(await visitNow(visitId)).toMatchObject({ clearance: "pending", pass: null });
    expect((await post(seen!, "approve")).status).toBe(412);
    expect((await reviewOf(visitId))?.hits.map(({ entry }) => entry.name)).toEqual(["Silas Brandt"]);
    await block("Nobody Of These");
    expect((await visitNow(visitId)).clearance).toBe("pending");
    await decide(visitId, "approve");
    expect((await visitNow(visitId)).clearance).toBe("approved");
  });

  it("stays refused", async () => {
    await block("Ruth Adler");
    const visitId = await invite("Ruth Adler");
    await decide(visitId, "refuse");
    expect((await rename(visitId, { name: "Ruth Meier" })).clearance).toBe("refused");
    expect(await reviewOf(visitId)).toBeUndefined();
  });

  it("is looked at when a cancelled visit of hers is taken up again", async () => {
    await preApprove(true);
    const visits = [await invite("Jens Toft"), await invite("Jens Toft", meetingIds[1])];
    for (const id of visits) await decide(id, "approve");
    later();
    expect((await demo.ask("anna", "POST", `/visits/${visits[0]}/cancel`)).status).toBe(200);
    await rename(visits[1] ?? "", { name: "Otto Krag" });
    later();
    expect((await demo.ask("anna", "POST", `/visits/${visits[0]}/restore`)).status).toBe(200);
    expect((await visitNow(visits[0] ?? "")).clearance).toBe("pending");
    await decide(visits[0] ?? "", "approve");
  });
});
