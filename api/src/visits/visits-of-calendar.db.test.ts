import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import type { InvitedVisits } from "@magic-meetings/contract/visits/visit-input.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { lookWorld, now } from "../reconciler/look-test-world.ts";

// Visitors of meetings whose calendar says otherwise: withdrawn and given again, split, made to repeat, and one again.

let demo: DemoTestApi;
const { annas, seen, look, lookGone } = lookWorld(() => demo);

beforeAll(async () => {
  demo = await startDemoTestApi(now);
});
afterAll(() => demo.stop());

function thursdays(numberOfOccurrences: number, startDate = "2026-11-19"): Recurrence {
  return {
    pattern: { type: "weekly", interval: 1, daysOfWeek: ["thursday"], firstDayOfWeek: "monday" },
    range: { type: "numbered", startDate, numberOfOccurrences, recurrenceTimeZone: "Europe/Copenhagen" },
  } as Recurrence;
}

/** Anna's event, which she opened the pane on. */
const once = (name: string, change: Parameters<typeof annas>[2] = {}) =>
  annas(name, [], { clientKey: `visits-of-${name}`, ...change });
const weekly = (name: string, recurrence: Recurrence, change: Parameters<typeof annas>[2] = {}) =>
  once(name, { kind: "series", recurrence, ...change });

async function invite(meetingId: string | null, name: string, more: object = {}): Promise<string[]> {
  const visitors = [{ name, email: `${name.toLowerCase()}@guests.example` }];
  const answer = await demo.ask<InvitedVisits>("anna", "POST", `/meetings/${meetingId}/visits`, {
    body: { visitors, ...more },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.visitIds;
}

interface Expected {
  id: string;
  day: string;
  status: string;
  pass: string | null;
  from: string | null;
  /** When the mail goes out that takes the place of all that wait. */
  waiting: string | null;
  /** All that she is told of a visit is one thread, of which the newest is sent. */
  threads: number;
}

/** Everything that is known of somebody's visits, by when they begin. */
const visitsOf = (name: string) =>
  demo.rows<Expected>(
    `select v.id, to_char(lower(v.during) at time zone 'UTC', 'MM-DD HH24:MI') as day, v.status, a.status as pass,
            to_char(lower(a.valid) at time zone 'UTC', 'MM-DD HH24:MI') as from,
            (select to_char(max(g.next_attempt_at) at time zone 'UTC', 'MM-DD HH24:MI')
               from message_log g
              where g.visit_id = v.id and g.kind = 'visit_mail' and g.status = 'pending') as waiting,
            (select count(distinct g.thread)::integer
               from message_log g
              where g.visit_id = v.id and g.kind = 'visit_mail') as threads
       from visit v
       join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
       left join access_pass a on a.tenant_id = v.tenant_id and a.visit_id = v.id
      where p.name = $1
      order by lower(v.during), v.id`,
    [name],
  );

/** As if the mails had gone out that were to go out by now. */
const mailsGone = () =>
  demo.rows(
    "update message_log set status = 'suppressed', reason = 'told' where kind = 'visit_mail' and status = 'pending' and next_attempt_at <= $1",
    [now],
  );

const firstDate = async (seriesId: string | null) =>
  (await demo.rows<{ id: string }>("select id from meeting where series_id = $1 order by starts_at", [seriesId]))[0]!
    .id;

const soon = "11-18 09:01";

describe("a meeting that its calendar withdraws and gives again", () => {
  it("has its visitors and their passes again, and one mail each, also at another time", async () => {
    const { meetingId } = await look(seen(once("back")));
    const [visitId] = await invite(meetingId, "Backa");
    const [off] = await invite(meetingId, "Backoff");
    await demo.ask("anna", "POST", `/visits/${off}/cancel`);
    await mailsGone();
    await look(seen(once("back", { isCancelled: true }), 2));
    expect(await visitsOf("Backa")).toMatchObject([
      { id: visitId, status: "cancelled", pass: "withdrawn", waiting: soon, threads: 1 },
    ]);
    const later = { start: "2026-11-19T12:00:00Z", end: "2026-11-19T13:00:00Z" };
    await look(seen(once("back", later), 3));
    expect(await visitsOf("Backa")).toEqual([
      {
        id: visitId,
        day: "11-19 12:00",
        status: "invited",
        pass: "active",
        from: "11-19 11:00",
        waiting: soon,
        threads: 1,
      },
    ]);
    // Who was taken off by hand before stays off.
    expect(await visitsOf("Backoff")).toMatchObject([{ status: "cancelled", pass: "withdrawn" }]);
    await lookGone("id-back");
    await look(seen(once("back", later), 4));
    expect((await visitsOf("Backa")).map(({ id, status }) => [id, status])).toEqual([[visitId, "invited"]]);
  });

  it("has them again on every date of a series, and doubles nothing", async () => {
    const { seriesId } = await look(seen(weekly("back-series", thursdays(3))));
    await invite(await firstDate(seriesId), "Serena", { scope: "all" });
    const before = await visitsOf("Serena");
    expect(before.map(({ day }) => day)).toEqual(["11-19 09:00", "11-26 09:00", "12-03 09:00"]);
    await look(seen(weekly("back-series", thursdays(3), { isCancelled: true }), 2));
    expect((await visitsOf("Serena")).map(({ status }) => status)).toEqual(Array(3).fill("cancelled"));
    await look(seen(weekly("back-series", thursdays(3)), 3));
    const after = await visitsOf("Serena");
    expect(after.map(({ id, day, status, pass }) => ({ id, day, status, pass }))).toEqual(
      before.map(({ id, day }) => ({ id, day, status: "invited", pass: "active" })),
    );
    for (const { threads } of after) expect(threads).toBe(1);
    await lookGone("id-back-series");
  });
});

describe('a series split by "this and the following dates"', () => {
  const rest = (name: string, count: number) =>
    weekly(`${name}-rest`, thursdays(count, "2026-12-03"), {
      clientKey: `visits-split-${name}`,
      start: "2026-12-03T10:00:00Z",
      end: "2026-12-03T12:00:00Z",
    });
  const whole = (name: string, count: number) => weekly(name, thursdays(count), { clientKey: `visits-split-${name}` });

  it.each([
    ["the new part is seen first", "new-first", ["Nora", "Nils"]],
    ["the shorter one is seen last, twice", "twice", ["Tove", "Troels"]],
  ] as const)("has every visitor once at every date, at the time of the part: %s", async (_, name, [all, from]) => {
    const { seriesId } = await look(seen(whole(name, 4)));
    const [first, second, third] = await demo.rows<{ id: string }>(
      "select id from meeting where series_id = $1 order by starts_at",
      [seriesId],
    );
    await invite(first!.id, all, { scope: "all" });
    await invite(third!.id, from, { scope: "following" });
    await mailsGone();
    const before = await visitsOf(all);
    await demo.ask("anna", "POST", `/visits/${(await visitsOf(all))[1]!.id}/cancel`);
    await look(seen(rest(name, 2), 2));
    await look(seen(whole(name, 2), 3));
    if (name === "twice") {
      await look(seen(rest(name, 2), 4));
      await look(seen(whole(name, 2), 5));
    }
    const after = await visitsOf(all);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ day, status, from: open }) => [day, status, open])).toEqual([
      ["11-19 09:00", "invited", "11-19 08:00"],
      ["11-26 09:00", "cancelled", "11-26 08:00"],
      ["12-03 10:00", "invited", "12-03 09:00"],
      ["12-10 10:00", "invited", "12-10 09:00"],
    ]);
    expect(after.slice(2).map(({ waiting }) => waiting)).toEqual(["11-26 10:00", "12-03 10:00"]);
    expect((await visitsOf(from)).map(({ day, status }) => [day, status])).toEqual([
      ["12-03 10:00", "invited"],
      ["12-10 10:00", "invited"],
    ]);
    expect(second).toBeDefined();
    await lookGone(`id-${name}`);
    await lookGone(`id-${name}-rest`);
  });

  it("has them at the dates that the new part has more, too", async () => {
    const { seriesId } = await look(seen(whole("longer", 3)));
    await invite(await firstDate(seriesId), "Lotte", { scope: "all" });
    await look(seen(rest("longer", 4), 2));
    await look(seen(whole("longer", 2), 3));
    const coming = (await visitsOf("Lotte")).filter(({ status }) => status === "invited");
    expect(coming.map(({ day }) => day)).toEqual([
      "11-19 09:00",
      "11-26 09:00",
      "12-03 10:00",
      "12-10 10:00",
      "12-17 10:00",
      "12-24 10:00",
    ]);
    await lookGone("id-longer");
    await lookGone("id-longer-rest");
  });
});

describe("a meeting that is made to repeat", () => {
  it("keeps its visitors at their date once, at its new time, and as one meeting again", async () => {
    const { meetingId } = await look(seen(once("repeats")));
    const [visitId] = await invite(meetingId, "Conrad");
    await mailsGone();
    const moved = { start: "2026-11-19T11:00:00Z", end: "2026-11-19T12:00:00Z" };
    const { seriesId } = await look(seen(weekly("repeats", thursdays(3), moved), 2));
    expect(await visitsOf("Conrad")).toEqual([
      {
        id: visitId,
        day: "11-19 11:00",
        status: "invited",
        pass: "active",
        from: "11-19 10:00",
        waiting: soon,
        threads: 1,
      },
    ]);
    // From then on she can be invited to all of them: the date that she comes to already is not doubled.
    await invite(meetingId, "Conrad", { scope: "all" });
    expect((await visitsOf("Conrad")).map(({ day, status }) => [day, status])).toEqual([
      ["11-19 11:00", "invited"],
      ["11-26 11:00", "invited"],
      ["12-03 11:00", "invited"],
    ]);
    await look(seen(once("repeats", moved), 3));
    expect((await visitsOf("Conrad")).map(({ id, day, status }) => [id === visitId, day, status])).toEqual([
      [true, "11-19 11:00", "invited"],
      [false, "11-26 11:00", "cancelled"],
      [false, "12-03 11:00", "cancelled"],
    ]);
    expect(seriesId).not.toBeNull();
    await lookGone("id-repeats");
    expect((await visitsOf("Conrad")).map(({ status }) => status)).toEqual(Array(3).fill("cancelled"));
  });
});
