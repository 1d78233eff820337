import type { AppointmentCheck } from "@magic-meetings/contract/appointment-checks/appointment-check.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { AskedLine, MoveConsequences } from "@magic-meetings/contract/moves/move.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coffee, lunch, monday, startMoveWorld, type MoveWorld } from "../moves/move-test-world.ts";

let world: MoveWorld;

beforeAll(async () => {
  world = await startMoveWorld();
});
afterAll(() => world.demo.stop());

const client = { host: "outlook", platform: "OfficeOnline", version: "16.0.18000.1000" };
const start = "2026-11-19T09:00:00.000Z";
const end = "2026-11-19T13:00:00.000Z";
const later = { start: "2026-11-19T10:00:00.000Z", end: "2026-11-19T14:00:00.000Z" };
let keys = 0;

interface Written {
  clientKey: string;
  meeting: Meeting;
}

async function written(more: object = {}): Promise<Written> {
  world.demo.moveTo(monday);
  const clientKey = `appointment-check-${String(++keys).padStart(4, "0")}`;
  const body = { subject: "Workshop", start, end, timeZone: "Europe/Copenhagen", attendees: [], ...more };
  const { status, body: meeting } = await world.demo.ask<Meeting>("anna", "PUT", `/meetings/by-key/${clientKey}`, {
    body,
  });
  expect(status, JSON.stringify(meeting)).toBe(200);
  return { clientKey, meeting };
}

/** Sent: the calendar has it, with the key that the pane left on it. */
async function sent({ clientKey, meeting }: Written): Promise<void> {
  const id = "String {00020329-0000-0000-C000-000000000046} Name cecp-8a9f2f3c-6d1e-4a0b-9d55-0c1f6e2b7a44";
  const event = {
    iCalUId: `${clientKey}-event`,
    subject: "Workshop",
    start: { dateTime: "2026-11-19T09:00:00", timeZone: "UTC" },
    end: { dateTime: "2026-11-19T13:00:00", timeZone: "UTC" },
    singleValueExtendedProperties: [{ id, value: JSON.stringify({ clientKey }) }],
  };
  const { body } = await world.demo.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
  expect(body).toMatchObject({ id: meeting.id, status: "scheduled" });
}

async function order({ meeting }: Written, send: boolean): Promise<ServiceOrder> {
  const lines = [lunch, coffee].map((serviceId) => ({ serviceId, quantity: 12 }));
  const path = `/meetings/${meeting.id}/service-orders`;
  const draft = await world.demo.ask<ServiceOrder>("anna", "POST", path, { body: { lines } });
  expect(draft.status, JSON.stringify(draft.body)).toBe(201);
  if (!send) return draft.body;
  expect((await world.demo.ask("anna", "POST", `/service-orders/${draft.body.id}/submit`)).status).toBe(200);
  return world.demo.get("anna", `/service-orders/${draft.body.id}`);
}

async function check(
  clientKey: string | undefined,
  { by = "anna", ...more }: { by?: string; language?: string; start?: string; end?: string; of?: string } = {},
): Promise<AppointmentCheck> {
  const invite = { start, end, timeZone: "Europe/Copenhagen", of: "single", language: "en-US", ...more };
  const body = { event: "sending", client, ...(clientKey === undefined ? {} : { clientKey }), ...invite };
  const answer = await world.demo.ask<AppointmentCheck>(by, "POST", "/appointments/check", { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

const nothing = { meeting: null, alert: null, notice: null };

/** The first moment at which another time of lunch costs something. */
function afterCutOff({ lines }: ServiceOrder): Date {
  const line = lines.find(({ service }) => service.id === lunch);
  return new Date(Date.parse(line?.fees.change[0]?.after ?? "") + 60_000);
}

describe("an appointment before it is sent", () => {
  it("has nothing to say where the pane was never opened, or nothing is ordered", async () => {
    expect(await check(undefined)).toEqual(nothing);
    expect(await check("appointment-check-none")).toEqual(nothing);
    const one = await written();
    expect(await check(one.clientKey)).toEqual({ ...nothing, meeting: { id: one.meeting.id } });
  });

  it("is held back while an order is not sent, in the language of Outlook, and goes once it is", async () => {
    const one = await written();
    const draft = await order(one, false);
    expect(await check(one.clientKey)).toEqual({
      meeting: { id: one.meeting.id },
      alert:
        "Not ordered yet: 12 × Green bowl and 12 × Coffee and tea. Open Magic Meetings and order it, or remove it.",
      notice: "Not ordered yet: 12 × Green bowl and 12 × Coffee and tea.",
    });
    expect((await check(one.clientKey, { language: "da-DK" })).alert).toMatch(
      /^Endnu ikke bestilt: 12 × Green bowl og/,
    );
    expect((await check(one.clientKey, { language: "no" })).alert).toMatch(/^Ikke bestilt ennå/);
    expect((await check(one.clientKey, { language: "sv-SE" })).alert).toMatch(/^Not ordered yet/);
    expect((await world.demo.ask("anna", "POST", `/service-orders/${draft.id}/submit`)).status).toBe(200);
    expect((await check(one.clientKey)).alert).toBeNull();
  });

  it("is held back at a time past a cut-off with what it costs, until that is answered for this very time", async () => {
    const one = await written();
    await sent(one);
    const ordered = await order(one, true);
    expect((await check(one.clientKey, later)).alert).toBeNull();
    world.demo.moveTo(afterCutOff(ordered));
    expect((await check(one.clientKey)).alert).toBeNull();
    const { alert, notice } = await check(one.clientKey, later);
    const path = `/meetings/${one.meeting.id}`;
    const shown = await world.demo.ask<MoveConsequences>("anna", "POST", `${path}/preview-change`, { body: later });
    const asked = shown.body.lines.filter((line): line is AskedLine => line.outcome === "crosses_cut_off");
    expect(asked).toHaveLength(1);
    const fee = ((asked[0]?.costs.change?.fee.amountMinor ?? 0) / 100).toFixed(2);
    expect(alert).toContain(`past the cut-off of 12 × Green bowl: moving costs DKK`);
    expect(alert?.replaceAll(",", "")).toContain(fee);
    expect(notice).toBe("The new time affects 12 × Green bowl: say in Magic Meetings what should happen.");

    const answers = { ...later, choice: "keep" };
    expect((await world.demo.ask("anna", "POST", `${path}/move-answers`, { body: answers })).status).toBe(200);
    expect(await check(one.clientKey, later)).toMatchObject({ alert: null, notice: null });
    const other = { start: "2026-11-19T11:00:00.000Z", end: "2026-11-19T15:00:00.000Z" };
    expect((await check(one.clientKey, other)).alert).toContain("Green bowl");
    expect(await world.demo.get("anna", path)).toMatchObject({ start, end });
  });

  it("says nothing to who may not change it, nor to another company", async () => {
    const one = await written();
    await order(one, false);
    expect(await check(one.clientKey, { by: "carla" })).toEqual(nothing);
    expect(await check(one.clientKey, { by: "lena" })).toEqual(nothing);
  });

  it("is a date of a series by when it begins, and all of them as the series", async () => {
    const range = { type: "numbered", startDate: "2026-11-19", numberOfOccurrences: 3 };
    const recurrence = { pattern: { type: "weekly", interval: 1, daysOfWeek: ["thursday"] }, range };
    const one = await written({ recurrence });
    await order(one, false);
    const unsent = /^Not ordered yet: 12 × Green bowl/;
    expect((await check(one.clientKey, { of: "series" })).alert).toMatch(unsent);
    expect((await check(one.clientKey, { of: "occurrence" })).alert).toMatch(unsent);
    const next = { start: "2026-11-26T09:00:00.000Z", end: "2026-11-26T13:00:00.000Z", of: "occurrence" };
    expect(await check(one.clientKey, next)).toMatchObject({ alert: null });
    expect(await check(one.clientKey, { ...later, of: "occurrence" })).toEqual(nothing);
  });
});
