import type { OwnPreference } from "@magic-meetings/contract/notification-preferences/notification-preference.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { writeUnsubscribeLink } from "../messages/unsubscribe-link.ts";

let demo: DemoTestApi;
let anna: { id: string; tenant_id: string };

beforeAll(async () => {
  demo = await startDemoTestApi(new Date("2026-11-23T09:00:00Z"));
  const [found] = await demo.rows<typeof anna>("select id, tenant_id from app_user where name like 'Anna%'");
  if (found) anna = found;
});
afterAll(() => demo.stop());

const usual = { routes: {}, quiet: null, digestAt: "08:00" };
const path = "/me/notification-preference";
const put = (body: object, person = "anna") => demo.ask<OwnPreference>(person, "PUT", path, { body });
const own = (person = "anna") => demo.get<OwnPreference>(person, path);

describe("how somebody is told", () => {
  it("is as the product proposes until she chooses, and then as she chose", async () => {
    expect(await own()).toMatchObject({ ...usual, timeZone: "Europe/Copenhagen" });
    const chosen = { routes: { meeting_card: "digest" }, quiet: { from: "22:00", until: "07:00" }, digestAt: "16:30" };
    const changed = await put(chosen);
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect(await own()).toMatchObject(chosen);
    expect(await own("bo")).toMatchObject(usual);
    expect(await demo.rows("select 1 from audit_log where action = 'notification_preference.change'")).toHaveLength(1);
  });

  it.each([
    { ...usual, routes: { arrival_card: "digest" } },
    { ...usual, routes: { approval_card: "none" } },
    { ...usual, routes: { visit_mail: "email" } },
    { ...usual, routes: { meeting_card: "pigeon" } },
    { ...usual, quiet: { from: "22:00", until: "22:00" } },
    { ...usual, quiet: { from: "22:00" } },
    { ...usual, digestAt: "24:00" },
    { ...usual, other: 1 },
  ])("refuses %j", async (body) => {
    const before = await own();
    expect((await put(body)).status).toBe(400);
    expect(await own()).toEqual(before);
  });
});

describe("the link that ends mails of a kind", () => {
  const ask = (method: "GET" | "POST", link: string) =>
    demo.api.server.inject({
      method,
      url: `/unsubscribe/${link}`,
      ...(method === "POST"
        ? {
            payload: "List-Unsubscribe=One-Click",
            headers: { "content-type": "application/x-www-form-urlencoded" },
          }
        : {}),
    });
  const linkOf = (whose: Partial<Parameters<typeof writeUnsubscribeLink>[0]> = {}) =>
    writeUnsubscribeLink({ tenantId: anna.tenant_id, userId: anna.id, kind: "feedback_card", ...whose }, demoPassCodes);

  it("asks first where somebody opens it, and changes nothing by that", async () => {
    await put({ ...usual, routes: { feedback_card: "email" } });
    const page = await ask("GET", linkOf());
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<form method="post">');
    expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect((await own()).routes).toEqual({ feedback_card: "email" });
  });

  it("ends them with one request, also twice, without anybody signed in", async () => {
    await put({ ...usual, routes: { feedback_card: "email", meeting_card: "email" } });
    for (const status of [200, 200]) expect((await ask("POST", linkOf())).statusCode).toBe(status);
    const { routes } = await own();
    expect(routes.feedback_card).not.toBe("email");
    expect(routes.meeting_card).toBe("email");
  });

  it("leads nowhere when anything of it was changed", async () => {
    const link = linkOf();
    const other = link.startsWith("A") ? `B${link.slice(1)}` : `A${link.slice(1)}`;
    const wrong = [other, link.replace("feedback_card", "budget_card"), "x", `${link}x`, link.slice(0, 60), "%00"];
    for (const tried of wrong) {
      expect((await ask("GET", encodeURIComponent(tried))).statusCode, tried).toBe(404);
      expect((await ask("POST", encodeURIComponent(tried))).statusCode, tried).toBe(404);
    }
  });
});
