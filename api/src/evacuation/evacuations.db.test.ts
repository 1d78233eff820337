import { randomUUID } from "node:crypto";
import type { Evacuation, EvacuationList } from "@magic-meetings/contract/evacuation/evacuation.ts";
import { seenOfMeeting, tally, unnamedPeople } from "@magic-meetings/contract/evacuation/evacuation-rules.ts";
import type { ReceptionChangeResult, ReceptionSnapshot } from "@magic-meetings/contract/reception/reception.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const start = new Date("2026-11-20T10:20:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

let demo: DemoTestApi;
let siteId: string;

beforeAll(async () => {
  demo = await startDemoTestApi(start);
  const [site] = await demo.rows<{ id: string }>("select id from site where name = 'Copenhagen'");
  siteId = site?.id ?? "";
  const day = await demo.get<ReceptionSnapshot>("pia", `/sites/${siteId}/reception`);
  const [{ id: hostId = "" } = {}] = day.hosts;
  const walkIns = ["Ada", "Bea", "Cleo"].map((name) => ({
    id: randomUUID(),
    at: start.toISOString(),
    kind: "walk_in",
    visitId: randomUUID(),
    visitor: { name, email: "", phone: "", company: "" },
    hostId,
    purpose: "",
  }));
  await send(walkIns);
});
afterEach(async () => {
  demo.moveTo(start);
  const list = await listNow();
  if (list.evacuation) await demo.ask("pia", "POST", `/evacuations/${list.evacuation.id}/end`);
});
afterAll(() => demo.stop());

const listNow = () => demo.get<EvacuationList>("pia", `/sites/${siteId}/evacuation-list`);

async function begin(drill = true): Promise<Evacuation> {
  const { status, body } = await demo.ask<Evacuation>("pia", "POST", `/sites/${siteId}/evacuations`, {
    body: { drill },
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function send(changes: object[], { person = "pia", now = start } = {}): Promise<ReceptionChangeResult[]> {
  const body = { deviceId: randomUUID(), deviceTime: now.toISOString(), changes };
  const path = `/sites/${siteId}/reception/changes`;
  const answer = await demo.ask<{ results: ReceptionChangeResult[] }>(person, "POST", path, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.results;
}

const tick = (evacuationId: string, id: string, { safe = true, at = start, type = "visit" } = {}) => ({
  id: randomUUID(),
  at: at.toISOString(),
  kind: "roll_call",
  evacuationId,
  subject: { type, id },
  safe,
});

const named = (list: EvacuationList, name: string) => list.visits.find((visit) => visit.name === name);

describe("who is in the house", () => {
  it("are the visitors who are checked in and the meetings in rooms that are", async () => {
    const list = await listNow();
    expect(list.evacuation).toBeNull();
    const here = await demo.rows<{ count: number }>(
      "select count(*)::int as count from visit where site_id = $1 and status = 'arrived'",
      [siteId],
    );
    expect(list.visits).toHaveLength(here[0]?.count ?? 0);
    expect(list.floors.length).toBeGreaterThan(0);
    const booked = await demo.rows<{ id: string }>(
      `update room_booking set checked_in_at = $2
        where site_id = $1 and status = 'confirmed' and starts_at <= $2 and ends_at > $2 returning meeting_id as id`,
      [siteId, start],
    );
    const { meetings, visits } = await listNow();
    expect(new Set(meetings.map(({ meetingId }) => meetingId))).toEqual(new Set(booked.map(({ id }) => id)));
    for (const meeting of meetings) {
      expect(meeting.floor).not.toBeNull();
      const named = visits.filter(({ meetingId }) => meetingId === meeting.meetingId).length;
      expect(unnamedPeople(meeting, visits)).toBe(Math.max(0, meeting.headCount - named));
    }
  });

  it.each([
    ["anna", 403],
    ["dag", 404],
    ["niels", 200],
    ["elena", 200],
    ["greta", 200],
  ])("for %s answers %i", async (person, status) => {
    expect((await demo.ask(person, "GET", `/sites/${siteId}/evacuation-list`)).status).toBe(status);
  });
});

describe("a roll call", () => {
  it("counts down as several people tick off at once, and each tick once", async () => {
    const { id } = await begin();
    const before = tally(await listNow());
    const { visits } = await listNow();
    const people = ["pia", "niels", "elena", "greta"];
    const sent = visits.map((visit) => tick(id, visit.visitId));
    await Promise.all(
      people.flatMap((person) => [...sent].map((one) => send([{ ...one, id: randomUUID() }], { person }))),
    );
    const list = await listNow();
    expect(tally(list).missing).toBe(before.missing - visits.length);
    for (const visit of list.visits) expect(visit.ticks).toHaveLength(people.length);
  });

  it("does not lose somebody's tick when another takes hers back", async () => {
    const { id } = await begin();
    const ada = named(await listNow(), "Ada");
    const subject = ada?.visitId ?? "";
    await send([tick(id, subject)]);
    await send([tick(id, subject)], { person: "niels" });
    await send([tick(id, subject, { safe: false })], { person: "niels" });
    expect(named(await listNow(), "Ada")?.ticks.map(({ by, safe }) => [by.name, safe])).toEqual(
      [
        ["Niels Friis", false],
        ["Pia Thorsen", true],
      ].sort(),
    );
    await send([tick(id, subject, { safe: false })]);
    expect(tally(await listNow()).safe).toBe(0);
  });

  it("goes by when a tick was made, not by when it was sent", async () => {
    const { id } = await begin();
    const subject = named(await listNow(), "Bea")?.visitId ?? "";
    demo.moveTo(after(10));
    const now = after(10);
    await send([tick(id, subject, { at: after(5) })], { now });
    const [late] = await send([tick(id, subject, { at: after(2), safe: false })], { now });
    expect(late?.outcome).toBe("duplicate");
    expect(named(await listNow(), "Bea")?.ticks[0]?.safe).toBe(true);
  });

  it("counts a meeting by the highest count that anybody gave", async () => {
    const { id } = await begin();
    const { meetings, visits } = await listNow();
    const meeting = meetings.find((one) => unnamedPeople(one, visits) > 2);
    const subject = { type: "meeting", id: meeting?.meetingId ?? "" };
    for (const [person, count] of [
      ["pia", 2],
      ["niels", 1],
    ] as const) {
      const body = { subject, safe: true, count };
      expect((await demo.ask(person, "POST", `/evacuations/${id}/ticks`, { body })).status).toBe(200);
    }
    const list = await listNow();
    const counted = list.meetings.find(({ meetingId }) => meetingId === subject.id);
    expect(counted && seenOfMeeting(counted, list.visits)).toBe(2);
  });

  it("has somebody on it who came in, and shows who has left since", async () => {
    await begin();
    demo.moveTo(after(3));
    const day = await demo.get<ReceptionSnapshot>("pia", `/sites/${siteId}/reception`);
    const visitId = randomUUID();
    const at = after(2).toISOString();
    const cleo = named(await listNow(), "Cleo")?.visitId ?? "";
    await send(
      [
        {
          id: randomUUID(),
          at,
          kind: "walk_in",
          visitId,
          visitor: { name: "Dora", email: "", phone: "", company: "" },
          hostId: day.hosts[0]?.id,
          purpose: "",
        },
        { id: randomUUID(), at, kind: "check_out", visitId: cleo, how: "desk" },
      ],
      { now: after(3) },
    );
    const list = await listNow();
    expect(named(list, "Dora")).toBeDefined();
    expect(named(list, "Cleo")?.leftAt).toBe(at);
    await send([{ id: randomUUID(), at, kind: "undo_check_out", visitId: cleo }], { now: after(3) });
  });

  it("has whoever is checked in on it, also by a clock that went back, and her tick", async () => {
    demo.moveTo(after(-30));
    const { id } = await begin();
    const subject = named(await listNow(), "Ada")?.visitId ?? "";
    await send([tick(id, subject, { at: after(-30) })], { now: after(-30) });
    expect(named(await listNow(), "Ada")?.ticks).toHaveLength(1);
    await demo.ask("pia", "POST", `/evacuations/${id}/end`);
  });

  it.each(["anna", "dag"])("is not there for %s", async (person) => {
    const { id } = await begin();
    const body = { subject: { type: "visit", id: randomUUID() }, safe: true };
    expect((await demo.ask(person, "POST", `/evacuations/${id}/ticks`, { body })).status).toBeGreaterThanOrEqual(403);
    expect((await demo.ask(person, "POST", `/evacuations/${id}/end`)).status).toBeGreaterThanOrEqual(403);
    expect((await demo.ask(person, "GET", `/evacuations/${id}`)).status).toBeGreaterThanOrEqual(403);
  });

  it("knows nobody of another site", async () => {
    const { id } = await begin();
    const [other] = await demo.rows<{ id: string }>("select id from visit where site_id <> $1 limit 1", [siteId]);
    expect((await send([tick(id, other?.id ?? "")]))[0]?.because).toBe("not_found");
    expect((await send([tick(randomUUID(), other?.id ?? "")]))[0]?.because).toBe("not_found");
  });
});

describe("an evacuation", () => {
  it("runs once at a site, whoever begins it, also at the same time", async () => {
    const begun = await Promise.all(
      ["pia", "niels", "elena", "greta"].map(async (person) => {
        const { body } = await demo.ask<Evacuation>(person, "POST", `/sites/${siteId}/evacuations`, {
          body: { drill: true },
        });
        return body.id;
      }),
    );
    expect(new Set(begun).size).toBe(1);
  });

  it("that two tablets began without knowing of each other is one, with the ticks of both", async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const { visits } = await listNow();
    const [first = "", second = ""] = visits.map(({ visitId }) => visitId);
    const starting = (evacuationId: string, drill: boolean) => ({
      id: randomUUID(),
      at: start.toISOString(),
      kind: "evacuation_start",
      evacuationId,
      drill,
    });
    const outcomes = [
      await send([starting(one, true), tick(one, first)]),
      await send([starting(other, false), tick(other, second)], { person: "niels" }),
    ].flat();
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["applied", "applied", "duplicate", "applied"]);
    const list = await listNow();
    expect(list.evacuation).toMatchObject({ id: one, drill: false });
    expect(tally(list).safe).toBe(2);
  });

  it("that is over keeps its counts, takes what was seen before its end, and nothing after it", async () => {
    const { id } = await begin(false);
    const [{ visitId = "" } = {}] = (await listNow()).visits;
    demo.moveTo(after(12));
    const ended = await demo.ask<Evacuation>("niels", "POST", `/evacuations/${id}/end`);
    expect(ended.body).toMatchObject({ endedBy: { name: "Niels Friis" }, safe: 0 });
    expect(ended.body.expected).toBeGreaterThan(0);
    demo.moveTo(after(20));
    const now = after(20);
    expect((await send([tick(id, visitId, { at: after(8) })], { now }))[0]?.outcome).toBe("applied");
    expect((await send([tick(id, visitId, { at: after(15) })], { now }))[0]?.because).toBe("wrong_state");
    const list = await demo.get<EvacuationList>("pia", `/evacuations/${id}`);
    expect(list.visits.find((visit) => visit.visitId === visitId)?.ticks).toHaveLength(1);
    expect((await listNow()).evacuation).toBeNull();
    const { items } = await demo.get<Page<Evacuation>>("pia", `/sites/${siteId}/evacuations`);
    expect(items.find((one) => one.id === id)?.safe).toBe(1);
  });

  it("stands in the history with its counts, also as a file without names of visitors", async () => {
    const { items } = await demo.get<Page<Evacuation>>("pia", `/sites/${siteId}/evacuations?limit=2`);
    expect(items).toHaveLength(2);
    const headers = await demo.api.as("pia");
    const url = `/api/v1/sites/${siteId}/evacuations/export`;
    const file = await demo.api.server.inject({ method: "GET", url, headers });
    expect(file.statusCode).toBe(200);
    expect(file.body).toContain("drill");
    expect(file.body).not.toContain("Ada");
  });
});
