import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contractFile } from "./fake/graph-description.ts";
import { readChangesPage } from "./graph-changes.ts";
import { readSeenEvent } from "./graph-events.ts";
import { readGraphPage } from "./graph-pages.ts";
import { readGraphPerson } from "./graph-people.ts";
import { readProblem } from "./graph-problem.ts";
import { readSchedules } from "./graph-schedules.ts";
import { readSubscription } from "./graph-subscriptions.ts";

// Answers as Microsoft's documentation shows them, read by what reads Graph's own.

const file = contractFile("payloads/graph-docs-examples.json");

interface Example {
  kind: string;
  path?: string;
  body: Record<string, unknown>;
}

function answersOf(path: string): Record<string, unknown>[] {
  const { examples } = JSON.parse(readFileSync(file, "utf8")) as { examples: Example[] };
  return examples.filter((one) => one.kind === "response" && one.path === path).map(({ body }) => body);
}

describe.skipIf(!existsSync(file))(`Microsoft's examples (needs ${file}; set CONTRACTS_DIR)`, () => {
  it("of free and busy times are read", () => {
    const [answer] = answersOf("/me/calendar/getSchedule");
    const asked = ["MeganB@contoso.onmicrosoft.com", "adelev@contoso.onmicrosoft.com", "nobody@contoso.example"];
    const said = new Map(readSchedules(asked, answer));
    expect(said.get(asked[1] ?? "")).toEqual({
      problem: null,
      busy: [{ start: new Date("2019-03-15T19:00:00Z"), end: new Date("2019-03-15T21:00:00Z"), status: "busy" }],
    });
    expect(said.get(asked[0] ?? "")?.busy.map(({ status }) => status)).toEqual([
      "busy",
      "busy",
      "tentative",
      "busy",
      "tentative",
    ]);
    expect(said.get(asked[2] ?? "")).toEqual({ busy: [], problem: "notAnswered" });
  });

  it("of what changed are read, page by page to the link for the next time", () => {
    const pages = answersOf("/me/calendarView/delta").map(readChangesPage);
    expect(pages.map(({ isLast }) => isLast)).toEqual([false, false, true, true]);
    expect(pages.every(({ cursor }) => cursor.startsWith("https://graph.microsoft.com/v1.0/"))).toBe(true);
    const all = pages.flatMap(({ changes }) => changes);
    expect(all).toHaveLength(7);
    expect(all.filter(({ kind }) => kind === "removed")).toEqual([
      {
        eventId: "AAMkADk0MGFkODE3LWE4MmYtNDRhOS04OGQLkRkXbBznTvAADb6ytyAAA=",
        iCalUid: null,
        changeKey: null,
        kind: "removed",
      },
    ]);
    // They have no change key of their own.
    expect(all[0]).toMatchObject({ eventId: "AAMkADNVxRAAA=", changeKey: "EZ9r3czxY0m2jz8c45czkwAAFXcvIQ==" });
  });

  it("of events are read with what identifies them", () => {
    const singles = [...answersOf("/me/events"), ...answersOf("/me/calendars/{calendar-id}/events")];
    const events = singles.flatMap((body) => ("value" in body ? readGraphPage(body).value : [body]));
    expect(events.length).toBeGreaterThanOrEqual(4);
    for (const event of events) {
      const seen = readSeenEvent("somebody@contoso.example", event);
      const { id, iCalUId, changeKey } = event as Record<string, string>;
      expect(seen).toMatchObject({ eventId: id, iCalUid: iCalUId ?? null, changeKey: changeKey ?? null });
    }
    const joined = events.filter((one) => (one as { onlineMeeting?: object | null }).onlineMeeting);
    expect(joined.length).toBeGreaterThan(0);
    for (const one of joined) {
      expect(readSeenEvent("a@contoso.example", one).event.joinUrlHash).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it("of a series' dates are read as its dates", () => {
    const dates = answersOf("/me/events/{event-id}/instances").flatMap((body) => readGraphPage(body).value);
    expect(dates.length).toBeGreaterThan(0);
    for (const date of dates) {
      const { event } = readSeenEvent("a@contoso.example", date);
      expect(event.kind).toBe("occurrence");
      expect(event.occurrenceOf?.seriesExchangeId).toBeTruthy();
    }
  });

  it("of people are read, those without an id are refused", () => {
    const known = [...answersOf("/users/{user-id}"), ...answersOf("/users/{user-id}/manager")];
    const lists = answersOf("/users").flatMap((body) => readGraphPage(body).value);
    const withId = [...known, ...lists].filter((one) => "id" in (one as object));
    expect(withId.length).toBeGreaterThan(0);
    for (const one of withId) expect(readGraphPerson(one)).toMatchObject({ isEnabled: true, managerId: null });
    const without = known.find((one) => !("id" in one));
    expect(() => readGraphPerson(without)).toThrow(expect.objectContaining({ kind: "unavailable" }));
  });

  it("of a subscription is read once it has an id", () => {
    const [answer] = answersOf("/subscriptions");
    const id = "76619225-ff6b-4489-96ca-4ef547e78b22";
    expect(readSubscription({ ...answer, id })).toEqual({
      subscriptionId: id,
      expiresAt: new Date(String(answer?.["expirationDateTime"])),
    });
    expect(() => readSubscription(answer)).toThrow(expect.objectContaining({ kind: "unavailable" }));
  });

  it("of errors are problems", () => {
    const body = { error: { code: "ErrorItemNotFound", message: "Gone", innerError: { "request-id": "a" } } };
    expect(readProblem(404, body, null)).toMatchObject({ kind: "gone", code: "ErrorItemNotFound" });
  });
});
