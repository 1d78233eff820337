import type { CompanySettings } from "@magic-meetings/contract/company-settings/company-setting.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { readMoveState } from "../moves/move-state-sql.ts";

let demo: DemoTestApi;

beforeAll(async () => {
  demo = await startDemoTestApi(new Date("2026-11-23T09:00:00Z"));
});
afterAll(() => demo.stop());

const settings = () => demo.get<CompanySettings>("greta", "/company-settings");
const change = (body: object, ifMatch?: number, person = "greta") =>
  demo.ask<CompanySettings>(person, "PATCH", "/company-settings", {
    body,
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });
const defaultOfMoves = () =>
  demo.job(async ({ tx, tenantId }) => (await readMoveState(tx, { tenantId, meetingId: tenantId })).defaultChoice);

it("holds what the product proposes until somebody decides", async () => {
  expect(await settings()).toEqual({ moveDefault: "keep", chatWaitDays: 14, version: 0, updated: null });
  expect(await defaultOfMoves()).toBe("keep");
});

it("holds what an administrator decides, with who and when, and moves follow it", async () => {
  const { version } = await settings();
  const changed = await change({ moveDefault: "cancel" }, version);
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  expect(changed.body).toMatchObject({ moveDefault: "cancel", chatWaitDays: 14, version: 1 });
  expect(changed.body.updated?.by).toMatch(/Greta/);
  expect(await defaultOfMoves()).toBe("cancel");
  const audits = await demo.rows<{ old_values: object; new_values: object }>(
    "select old_values, new_values from audit_log where action = 'company_setting.change'",
  );
  expect(audits).toEqual([{ old_values: { moveDefault: "keep" }, new_values: { moveDefault: "cancel" } }]);
});

it("changes nothing and says nothing where it is so already", async () => {
  const before = await settings();
  expect((await change({ moveDefault: before.moveDefault }, before.version)).body.version).toBe(before.version);
  expect(await demo.rows("select 1 from audit_log where action = 'company_setting.change'")).toHaveLength(1);
});

it("is not overwritten by whoever read it before, also not by two at once", async () => {
  const { version } = await settings();
  const both = await Promise.all([change({ chatWaitDays: 3 }, version), change({ chatWaitDays: 4 }, version)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect((await change({ chatWaitDays: 5 }, version)).status).toBe(412);
  expect((await change({ chatWaitDays: 5 })).status).toBe(428);
});

it.each([{ moveDefault: "charge" }, { chatWaitDays: 0 }, { chatWaitDays: 91 }, { chatWaitDays: 1.5 }, { other: 1 }])(
  "refuses %j",
  async (body) => {
    const before = await settings();
    expect((await change(body, before.version)).status).toBe(400);
    expect(await settings()).toEqual(before);
  },
);

it("is the administrators' alone", async () => {
  for (const person of ["anna", "bo"]) {
    expect((await demo.ask(person, "GET", "/company-settings")).status).toBe(403);
    expect((await change({ chatWaitDays: 9 }, 1, person)).status).toBe(403);
  }
});
