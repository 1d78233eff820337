import { randomUUID } from "node:crypto";
import { continues, knownMarks, markOf, withNews } from "@magic-meetings/contract/reception/news-rules.ts";
import type { ReceptionNews, ReceptionSnapshot } from "@magic-meetings/contract/reception/reception.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const start = new Date("2026-11-20T10:20:00Z");

let demo: DemoTestApi;
let siteId: string;

beforeAll(async () => {
  demo = await startDemoTestApi(start);
  const [site] = await demo.rows<{ id: string }>("select id from site where name = 'Copenhagen'");
  siteId = site?.id ?? "";
});
afterAll(() => demo.stop());

const whole = () => demo.get<ReceptionSnapshot>("pia", `/sites/${siteId}/reception`);
const newsSince = (since: string) =>
  demo.get<ReceptionNews>("pia", `/sites/${siteId}/reception/news?since=${encodeURIComponent(since)}`);

function at(secondsLater: number): void {
  demo.moveTo(new Date(start.getTime() + secondsLater * 1000));
}

async function send(kind: string, visitId: string, more: object = {}): Promise<void> {
  const moment = new Date(start.getTime() + 1000).toISOString();
  const changes = [{ id: randomUUID(), at: moment, kind, visitId, ...more }];
  const { status } = await demo.ask("pia", "POST", `/sites/${siteId}/reception/changes`, {
    body: { deviceId: randomUUID(), deviceTime: moment, changes },
  });
  expect(status).toBe(200);
}

/** The day as somebody has it who read it before and heard the news, and as somebody who reads it now. */
async function bothWays(before: ReceptionSnapshot) {
  const news = await newsSince(before.asOf);
  expect(continues(before, news)).toBe(true);
  return { news, told: withNews(before, news), read: await whole() };
}

it("says nothing where nothing happened", async () => {
  at(60);
  const { news, told, read } = await bothWays(await whole());
  expect(news).toMatchObject({ visits: [], others: [], gone: [], whole: false });
  expect(told).toEqual(read);
});

const walkIn = async (name: string, hostId: string | undefined) => {
  const visitId = randomUUID();
  const visitor = { name, email: "", phone: "", company: "" };
  await send("walk_in", visitId, { visitor, hostId, purpose: "" });
  return visitId;
};

it("makes of the day as it was read the day as it is, whatever was done", async () => {
  const { hosts } = await whole();
  const first = await walkIn("Aage Ny", hosts[0]?.id);
  const second = await walkIn("Bente Ny", hosts[0]?.id);
  const before = await whole();
  at(61);
  await send("check_out", first, { how: "desk" });
  await send("undo_check_in", second);
  const third = await walkIn("Østen Aa", hosts[0]?.id);
  const { news, told, read } = await bothWays(before);
  expect(news.visits.map(({ id }) => id)).toEqual(expect.arrayContaining([first, third]));
  expect(news.others.map(({ id }) => id)).toContain(second);
  expect(told).toEqual(read);
  expect(JSON.stringify(news).length).toBeLessThan(JSON.stringify(read).length / 3);
  await send("undo_check_out", first);
  const later = await bothWays(told);
  expect(later.told).toEqual(later.read);
});

it("does not say again what is known by its mark, and says it when it differs", async () => {
  at(61.5);
  const { hosts } = await whole();
  const many = [];
  for (let count = 0; count < 12; count += 1) many.push(await walkIn(`Cecil ${count}`, hosts[0]?.id));
  const before = await whole();
  const again = await newsSince(before.asOf);
  expect(again.visits.length).toBeGreaterThanOrEqual(12);
  const known = knownMarks(before, new Map());
  const ask = (marks: readonly string[]) =>
    demo.get<ReceptionNews>(
      "pia",
      `/sites/${siteId}/reception/news?${new URLSearchParams({ since: before.asOf, known: marks.join(",") })}`,
    );
  const told = again.visits.map(markOf);
  expect((await ask([...known, ...told])).visits).toEqual([]);
  expect((await ask(told.slice(1))).visits.map(markOf)).toEqual([told[0]]);
  at(61.8);
  await send("check_out", many[3] ?? "", { how: "desk" });
  const differs = await ask([...known, ...told]);
  expect(differs.visits.map(({ id, status }) => [id, status])).toEqual([[many[3], "left"]]);
  expect(Buffer.byteLength(JSON.stringify(differs))).toBeLessThan(10_000);
  expect(withNews(withNews(before, again), differs)).toEqual(await whole());
  const wrong = await demo.ask("pia", "GET", `/sites/${siteId}/reception/news?since=${before.asOf}&known=%3Cb%3E`);
  expect(wrong.status).toBe(400);
});

it("follows a meeting that is renamed", async () => {
  const before = await whole();
  const visit = before.visits.find(({ meeting, host }) => meeting !== null && host.name.startsWith("Anna"));
  const meetingId = visit?.meeting?.id;
  const { version } = await demo.get<{ version: number }>("anna", `/meetings/${meetingId}`);
  at(62);
  const { status, body } = await demo.ask("anna", "PATCH", `/meetings/${meetingId}`, {
    ifMatch: version,
    body: { subject: "Called otherwise" },
  });
  expect(status, JSON.stringify(body)).toBe(200);
  const { told, read } = await bothWays(before);
  expect(told).toEqual(read);
  expect(told.visits.find(({ id }) => id === visit?.id)?.meeting?.subject).toBe("Called otherwise");
});

it("takes away who comes on another day now", async () => {
  const before = await whole();
  const visit = before.visits.find(({ meeting, status }) => meeting !== null && status !== "arrived");
  at(63);
  // As a second move writes it, told by its signal.
  await demo.rows(
    `update visit
        set during = tstzrange(lower(during) + interval '3 days', upper(during) + interval '3 days'),
            moved_from = null, arrived_at = null, left_at = null, left_how = null, status = 'invited'
      where id = $1`,
    [visit?.id],
  );
  await demo.rows(
    `insert into signal (tenant_id, id, at, kind, subject_type, subject_id)
     select tenant_id, $2, $3, 'visit.moved', 'visit', id from visit where id = $1`,
    [visit?.id, idAt(63), new Date(start.getTime() + 63_000)],
  );
  const { news, told, read } = await bothWays(before);
  expect(news.gone).toContain(visit?.id);
  expect(told).toEqual(read);
});

it("has the day read whole after a long time, from the future, and when a person was erased", async () => {
  at(64);
  const moment = (minutes: number) => new Date(start.getTime() + minutes * 60_000).toISOString();
  expect((await newsSince(moment(-60))).whole).toBe(true);
  expect((await newsSince(moment(+60))).whole).toBe(true);
  await demo.rows(
    `insert into signal (tenant_id, id, at, kind, subject_type, subject_id)
     select tenant_id, $1, $2, 'visitor.erased', 'visitor', $3 from site where id = $4`,
    [idAt(64), new Date(start.getTime() + 64_000), randomUUID(), siteId],
  );
  expect((await newsSince(moment(1))).whole).toBe(true);
});

it("says whether somebody has to be looked for elsewhere in the house", async () => {
  at(7200);
  const { asOf } = await whole();
  expect((await newsSince(asOf)).house).toBe(false);
  await demo.ask("pia", "POST", `/sites/${siteId}/evacuations`, { body: { drill: true } });
  expect((await newsSince(asOf)).house).toBe(true);
});

it("is for those of the site", async () => {
  const { asOf } = await whole();
  const path = `/sites/${siteId}/reception/news?since=${encodeURIComponent(asOf)}`;
  expect((await demo.ask("anna", "GET", path)).status).toBe(403);
  expect((await demo.ask("lena", "GET", path)).status).toBe(404);
});

/** A UUID v7 of a moment. */
function idAt(secondsLater: number): string {
  const time = (start.getTime() + secondsLater * 1000).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${randomUUID().slice(24)}`;
}
