import { randomUUID } from "node:crypto";
import type { ReceptionChangeResult, ReceptionSnapshot } from "@magic-meetings/contract/reception/reception.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const start = new Date("2026-11-20T10:20:00Z");

let demo: DemoTestApi;
let siteId: string;
let day: ReceptionSnapshot;

beforeAll(async () => {
  demo = await startDemoTestApi(start);
  const [site] = await demo.rows<{ id: string }>("select id from site where name = 'Copenhagen'");
  siteId = site?.id ?? "";
  const { status } = await demo.ask("greta", "POST", `/sites/${siteId}/consent-texts`, {
    body: { locale: "en", content: "What we keep of you, said anew" },
  });
  expect(status).toBe(201);
  day = await demo.get<ReceptionSnapshot>("pia", `/sites/${siteId}/reception`);
});
afterAll(() => demo.stop());

async function walkIn(consentTextId: string | undefined): Promise<string> {
  const visitId = randomUUID();
  const visitor = { name: "Consentia", email: "", phone: "", company: "" };
  const minutesBefore = new Date(start.getTime() - 300_000).toISOString();
  const change = { kind: "walk_in", id: randomUUID(), at: minutesBefore, visitId, visitor, purpose: "" };
  const { body } = await demo.ask<{ results: ReceptionChangeResult[] }>(
    "pia",
    "POST",
    `/sites/${siteId}/reception/changes`,
    {
      body: {
        deviceId: randomUUID(),
        deviceTime: start.toISOString(),
        changes: [{ ...change, hostId: day.hosts[0]?.id, ...(consentTextId ? { consentTextId } : {}) }],
      },
    },
  );
  expect(body.results.map(({ outcome }) => outcome)).toEqual(["applied"]);
  return visitId;
}

const seen = (visitId: string) =>
  demo.rows<{ consent_text_id: string; seen_at: Date; how: string }>(
    "select consent_text_id, seen_at, how from consent_seen where visit_id = $1",
    [visitId],
  );

it("has the newest text of each language for the desk", () => {
  const english = day.consents?.filter(({ locale }) => locale === "en") ?? [];
  expect(english).toHaveLength(1);
  expect(english[0]).toMatchObject({ content: "What we keep of you, said anew" });
});

it("keeps which version a walk-in was shown, and when", async () => {
  const shown = day.consents?.find(({ locale }) => locale === "en")?.id;
  const visitId = await walkIn(shown);
  expect(await seen(visitId)).toEqual([
    { consent_text_id: shown, seen_at: new Date(start.getTime() - 300_000), how: "desk" },
  ]);
});

it("keeps nothing where nothing was shown, and of no other site's text", async () => {
  expect(await seen(await walkIn(undefined))).toEqual([]);
  const [other] = await demo.rows<{ id: string }>("select id from consent_text where site_id <> $1 limit 1", [siteId]);
  expect(other).toBeDefined();
  expect(await seen(await walkIn(other?.id))).toEqual([]);
});
