import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { guest, now, ok, startVisitWorld, type VisitWorld } from "./visit-test-world.ts";

let world: VisitWorld;
let demo: VisitWorld["demo"];
let visitsOf: VisitWorld["visitsOf"];
let invited: VisitWorld["invited"];
let act: VisitWorld["act"];
let change: VisitWorld["change"];

beforeAll(async () => {
  world = await startVisitWorld();
  ({ demo, visitsOf, invited, act, change } = world);
});
afterAll(() => world.stop());

describe("the dates of a series", () => {
  const daily = {
    pattern: { type: "daily", interval: 1 },
    range: {
      type: "numbered",
      startDate: "2026-11-24",
      numberOfOccurrences: 5,
      recurrenceTimeZone: "Europe/Copenhagen",
    },
  };

  async function seriesWith(more: object = {}): Promise<{ key: string; dates: Visit["meeting"][]; first: Meeting }> {
    const key = newId(now);
    return { key, ...(await written(key, more)) };
  }

  async function written(key: string, more: object = {}) {
    const body = {
      subject: "Every day",
      start: "2026-11-24T10:00:00Z",
      end: "2026-11-24T11:00:00Z",
      timeZone: "Europe/Copenhagen",
      attendees: [guest],
      recurrence: daily,
      ...more,
    };
    const first = ok(await demo.ask<Meeting>("anna", "PUT", `/meetings/by-key/${key}`, { body }));
    return { first, dates: await datesOf(first) };
  }

  async function datesOf(first: Meeting): Promise<Visit["meeting"][]> {
    return demo.rows(
      "select id, subject, starts_at as start, status from meeting where series_id = $1 and status <> 'cancelled' order by starts_at",
      [first.series!.id],
    );
  }

  async function expected(first: Meeting): Promise<string[]> {
    const rows = await demo.rows<{ day: string; status: string }>(
      `select to_char(lower(v.during) at time zone 'UTC', 'DD HH24:MI') as day, v.status
         from visit v join meeting m on m.tenant_id = v.tenant_id and m.id = v.meeting_id
        where m.series_id = $1 order by lower(v.during), v.status`,
      [first.series!.id],
    );
    return rows.map(({ day, status }) => (status === "invited" ? day : `${day} ${status}`));
  }

  it.each([
    ["one", ["25 10:00"]],
    ["following", ["25 10:00", "26 10:00", "27 10:00", "28 10:00"]],
    ["all", ["24 10:00", "25 10:00", "26 10:00", "27 10:00", "28 10:00"]],
  ])("are invited to: %s", async (scope, days) => {
    const { first, dates } = await seriesWith();
    await invited({ id: dates[1]!.id }, [guest], { scope });
    expect(await expected(first)).toEqual(days);
    await invited({ id: dates[1]!.id }, [guest], { scope });
    expect(await expected(first)).toEqual(days);
  });

  it("are followed when the series moves, and come to dates that are added", async () => {
    const { key, first, dates } = await seriesWith();
    await invited({ id: dates[0]!.id }, [guest], { scope: "all" });
    await written(key, { start: "2026-11-24T12:00:00Z", end: "2026-11-24T13:00:00Z" });
    expect(await expected(first)).toEqual(["24", "25", "26", "27", "28"].map((day) => `${day} 12:00`));
    const range = { ...daily.range, numberOfOccurrences: 7 };
    await written(key, { start: "2026-11-24T12:00:00Z", end: "2026-11-24T13:00:00Z", recurrence: { ...daily, range } });
    expect((await expected(first)).slice(-2)).toEqual(["29 12:00", "30 12:00"]);
    const fewer = { ...daily.range, numberOfOccurrences: 6 };
    await written(key, {
      start: "2026-11-24T12:00:00Z",
      end: "2026-11-24T13:00:00Z",
      recurrence: { ...daily, range: fewer },
    });
    expect((await expected(first)).at(-1)).toBe("30 12:00 cancelled");
  });

  it("stay off where they were cancelled, for one date or from one on", async () => {
    const { key, first, dates } = await seriesWith();
    const [second] = await invited({ id: dates[1]!.id }, [guest], { scope: "all" });
    ok(await act(second!, "cancel"));
    const [fourth] = await visitsOf({ id: dates[3]!.id });
    ok(await act(fourth!, "cancel", { scope: "following" }));
    const range = { ...daily.range, numberOfOccurrences: 7 };
    await written(key, { recurrence: { ...daily, range } });
    expect(await expected(first)).toEqual([
      "24 10:00",
      "25 10:00 cancelled",
      "26 10:00",
      "27 10:00 cancelled",
      "28 10:00 cancelled",
    ]);
  });

  it("are changed together, and told a week before each", async () => {
    const { first, dates } = await seriesWith();
    const [visit] = await invited({ id: dates[0]!.id }, [guest], { scope: "all", needs: { lunch: true } });
    ok(await change(visit!, { purpose: "Course", needs: { lunch: false, wifi: true }, scope: "following" }));
    const rows = await demo.rows<{ purpose: string; wifi: boolean; lunch: boolean }>(
      "select v.purpose, v.wifi, v.lunch from visit v join meeting m on m.id = v.meeting_id where m.series_id = $1",
      [first.series!.id],
    );
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(row).toEqual({ purpose: "Course", wifi: true, lunch: false });
  });
});
