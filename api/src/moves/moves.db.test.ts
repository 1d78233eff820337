import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { MeetingMove, MoveConsequences } from "@magic-meetings/contract/moves/move.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runDoctor } from "../doctor/doctor.ts";
import { demoIds } from "../demo/demo-company.ts";
import { nordlys } from "../demo/nordlys.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { lapseMovesWork } from "./lapse-moves.ts";
import { coffee, lunch, monday, startMoveWorld, type MoveWorld, type OrderedMeeting } from "./move-test-world.ts";

let world: MoveWorld;

beforeAll(async () => {
  world = await startMoveWorld();
});
afterAll(() => world.demo.stop());
beforeEach(() => world.demo.moveTo(monday));

const post = <T>(path: string, body: object, person = "anna") => world.demo.ask<T>(person, "POST", path, { body });
const answer = (move: MeetingMove | null, body: object, person = "anna") =>
  post<MeetingMove>(`/moves/${move?.id ?? ""}/answer`, body, person);
const hours = (from: string, by: number) => new Date(Date.parse(from) + by * 3_600_000).toISOString();
const signalsOf = async ({ meeting }: OrderedMeeting) =>
  (
    await world.demo.rows<{ kind: string }>(
      "select kind from signal where meeting_id = $1 and kind like 'move.%' order by id",
      [meeting.id],
    )
  ).map(({ kind }) => kind);

/** An order past lunch's cut-off, moved by the calendar from ten to eleven. */
async function asked(): Promise<OrderedMeeting & { move: MeetingMove | null }> {
  const one = await world.ordered();
  world.demo.moveTo(world.afterLunchCutOff(one));
  await world.calendarSays(one, "11:00", "15:00");
  world.demo.moveTo(new Date(world.afterLunchCutOff(one).getTime() + 1000));
  return { ...one, move: await world.moveOf(one) };
}

describe("a move that the calendar tells of", () => {
  it("takes everything along while it is free, and asks nobody", async () => {
    const one = await world.ordered();
    await world.calendarSays(one, "11:00", "15:00");
    const order = await world.orderOf(one);
    for (const before of one.order.lines) {
      const line = order.lines.find(({ id }) => id === before.id);
      expect(line?.deliverAt).toBe(hours(before.deliverAt, 1));
    }
    expect(order.fees).toEqual([]);
    expect(await world.moveOf(one)).toBeNull();
  });

  it("takes along line by line what is free, and asks about what crosses its cut-off", async () => {
    const one = await asked();
    const [lunchBefore, coffeeBefore] = one.order.lines;
    expect((await world.lineOf(one, coffee)).deliverAt).toBe(hours(coffeeBefore?.deliverAt ?? "", 1));
    expect((await world.lineOf(one, lunch)).deliverAt).toBe(lunchBefore?.deliverAt);
    expect(one.move).toMatchObject({
      status: "open",
      default: "keep",
      lines: [{ outcome: "crosses_cut_off", choice: null, service: { id: lunch } }],
      allowed: { answer: { ok: true } },
    });
    const costs = one.move?.lines[0]?.costs;
    expect(costs?.keep.fee.amountMinor).toBe(0);
    expect(costs?.change?.fee.amountMinor).toBeGreaterThan(0);
    expect(new Date(one.move?.answerBy ?? 0) > world.afterLunchCutOff(one)).toBe(true);
    expect(await signalsOf(one)).toEqual(["move.asked"]);
  });

  it.each(["keep", "change", "cancel"] as const)("does what was answered for what was shown: %s", async (choice) => {
    const one = await asked();
    const fee = one.move?.lines[0]?.costs[choice]?.fee;
    if (choice !== "keep") {
      const refused = await answer(one.move, { choice });
      expect([refused.status, refused.body.code]).toEqual([409, "fee_applies"]);
    }
    const done = await answer(one.move, { choice, acceptFee: fee });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body).toMatchObject({ status: "answered", lines: [{ choice, charged: fee }] });
    const order = await world.orderOf(one);
    expect(order.fees.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(fee?.amountMinor);
    const line = order.lines.find(({ service }) => service.id === lunch);
    const before = one.order.lines[0]?.deliverAt ?? "";
    expect(line?.deliverAt).toBe(choice === "cancel" ? undefined : hours(before, choice === "change" ? 1 : 0));
    expect(await runDoctor(world.demo.database.appPool, [demoIds.tenant(nordlys)])).toEqual([]);
  });

  it("has one effect of fifty presses, and everybody gets a true answer", async () => {
    const one = await asked();
    const acceptFee = one.move?.lines[0]?.costs.change?.fee;
    const choices = ["change", "keep", "cancel"];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => answer(one.move, { choice: choices[index % 3], acceptFee })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers.filter((each) => each.status !== 200)) {
      expect([status, body.code]).toEqual([409, "move_over"]);
    }
    expect((await signalsOf(one)).filter((kind) => kind === "move.answered")).toHaveLength(1);
    const order = await world.orderOf(one);
    expect(order.fees.length).toBeLessThanOrEqual(1);
  });

  it("takes answers of the organizer and nobody else's", async () => {
    const one = await asked();
    expect((await answer(one.move, { choice: "keep" }, "hugo")).status).toBe(404);
    expect((await answer(one.move, { choice: "keep" }, "lena")).status).toBe(404);
    expect((await answer(one.move, {})).body.code).toBe("answer_needed");
  });

  it("is one question when it moves once more, meant for the time before the first move", async () => {
    const one = await asked();
    await world.calendarSays(one, "12:00", "16:00");
    const move = await world.moveOf(one);
    expect(move?.id).not.toBe(one.move?.id);
    expect(move?.from).toEqual(one.move?.from);
    const before = one.order.lines[0]?.deliverAt ?? "";
    expect(move?.lines[0]?.deliverAt).toEqual({ before, after: hours(before, 2) });
    const old = await answer(one.move, { choice: "keep" });
    expect([old.status, old.body.code]).toEqual([409, "move_over"]);
    expect(await signalsOf(one)).toEqual(["move.asked", "move.asked"]);
  });

  it("is withdrawn when the meeting is back", async () => {
    const one = await asked();
    await world.calendarSays(one, "10:00", "14:00");
    expect(await world.moveOf(one)).toMatchObject({ status: "withdrawn" });
    const order = await world.orderOf(one);
    expect(order.lines.map(({ deliverAt }) => deliverAt)).toEqual(one.order.lines.map(({ deliverAt }) => deliverAt));
    expect(order.fees).toEqual([]);
    expect(await signalsOf(one)).toEqual(["move.asked", "move.withdrawn"]);
  });

  it("is withdrawn when the meeting is cancelled", async () => {
    const one = await asked();
    expect((await post(`/meetings/${one.meeting.id}/cancel`, {})).status).toBe(200);
    expect(await world.moveOf(one)).toMatchObject({ status: "withdrawn" });
  });

  it("applies the stated default at the deadline and not before, once, however many look", async () => {
    const one = await asked();
    const by = new Date(one.move?.answerBy ?? 0);
    world.demo.moveTo(new Date(by.getTime() - 1));
    await lapseAt(new Date(by.getTime() - 1));
    expect(await world.moveOf(one)).toMatchObject({ status: "open" });
    const late = new Date(by.getTime() + 3_600_000);
    world.demo.moveTo(late);
    await Promise.all(Array.from({ length: 4 }, () => lapseAt(late)));
    expect(await world.moveOf(one)).toMatchObject({ status: "lapsed", lines: [{ choice: "keep" }] });
    expect((await signalsOf(one)).filter((kind) => kind === "move.lapsed")).toHaveLength(1);
    expect((await world.orderOf(one)).fees).toEqual([]);
  });

  it("is settled at its deadline though an earlier one cannot be, and that one is tried again", async () => {
    const [stuck, other] = [await asked(), await asked()];
    const late = new Date(Math.max(...[stuck, other].map(({ move }) => Date.parse(move?.answerBy ?? ""))) + 60_000);
    world.demo.moveTo(late);
    const when = `(old.id = '${stuck.move?.id}')`;
    await world.demo.rows(
      "create function refuse_it() returns trigger language plpgsql as 'begin raise exception ''no''; end'",
    );
    await world.demo.rows(
      `create trigger refuse_it before update on meeting_move for each row when ${when} execute function refuse_it()`,
    );
    await lapseAt(late);
    expect(await world.moveOf(other)).toMatchObject({ status: "lapsed" });
    expect(await world.moveOf(stuck)).toMatchObject({ status: "open" });
    await world.demo.rows("drop trigger refuse_it on meeting_move");
    await lapseAt(late);
    expect(await world.moveOf(stuck)).toMatchObject({ status: "lapsed" });
  });

  it.each(["change", "cancel"] as const)(
    "charges the default that was stated at the price that was: %s",
    async (choice) => {
      await setDefault(choice);
      try {
        const one = await asked();
        const fee = one.move?.lines[0]?.costs[choice]?.fee.amountMinor ?? 0;
        const late = new Date(Date.parse(one.move?.answerBy ?? "") + 30 * 60_000);
        world.demo.moveTo(late);
        await lapseAt(late);
        expect(await world.moveOf(one)).toMatchObject({ status: "lapsed", lines: [{ choice }] });
        const order = await world.orderOf(one);
        expect(order.fees.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(fee);
      } finally {
        await setDefault("keep");
      }
    },
  );
});

describe("a change that somebody asks for", () => {
  it("is shown first, and is what was shown", async () => {
    const one = await world.ordered();
    world.demo.moveTo(world.afterLunchCutOff(one));
    const to = { start: hours(one.meeting.start, 2), end: hours(one.meeting.end, 2) };
    const shown = await post<MoveConsequences>(`/meetings/${one.meeting.id}/preview-change`, to);
    expect(shown.status, JSON.stringify(shown.body)).toBe(200);
    expect(shown.body.lines.map(({ outcome }) => outcome).sort()).toEqual(["crosses_cut_off", "follows"]);
    expect(await world.orderOf(one)).toEqual({ ...one.order, allowed: expect.anything() as object });
    expect(await world.moveOf(one)).toBeNull();
    const path = `/meetings/${one.meeting.id}`;
    const version = (await world.demo.get<Meeting>("anna", path)).version;
    expect((await world.demo.ask("anna", "PATCH", path, { body: to })).status).toBe(428);
    const refused = await world.demo.ask<Problem>("anna", "PATCH", path, { body: to, ifMatch: version });
    expect([refused.status, refused.body.code]).toEqual([409, "answer_needed"]);
    expect(refused.body.move).toEqual(shown.body);
    const acceptFee = shown.body.totals[0]?.change.fee;
    const done = await world.demo.ask<Meeting>("anna", "PATCH", path, {
      body: { ...to, choice: "change", acceptFee },
      ifMatch: version,
    });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body.start).toBe(to.start);
    const order = await world.orderOf(one);
    expect(order.fees.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(acceptFee?.amountMinor);
    expect(order.total).toEqual(shown.body.totals[0]?.change.total);
    expect(await world.moveOf(one)).toMatchObject({ status: "answered", lines: [{ choice: "change" }] });
    expect(await signalsOf(one)).toEqual([]);
  });

  it("says what a cancellation costs, and charges that", async () => {
    const one = await world.ordered();
    world.demo.moveTo(world.afterLunchCutOff(one));
    const path = `/meetings/${one.meeting.id}`;
    const shown = await post<MoveConsequences>(`${path}/preview-change`, { status: "cancelled" });
    const fee = shown.body.totals[0]?.cancel.fee;
    expect(fee?.amountMinor).toBeGreaterThan(0);
    const version = (await world.demo.get<Meeting>("anna", path)).version;
    const refused = await world.demo.ask<Problem>("anna", "PATCH", path, {
      body: { status: "cancelled" },
      ifMatch: version,
    });
    expect([refused.status, refused.body.code]).toEqual([409, "fee_applies"]);
    const done = await world.demo.ask<Meeting>("anna", "PATCH", path, {
      body: { status: "cancelled", acceptFee: fee },
      ifMatch: version,
    });
    expect(done.body.status).toBe("cancelled");
    const order = await world.orderOf(one);
    expect(order.fees.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(fee?.amountMinor);
  });

  it("is answered before the invite is sent, and then nobody is asked", async () => {
    const one = await world.ordered();
    world.demo.moveTo(world.afterLunchCutOff(one));
    const to = { start: hours(one.meeting.start, 1), end: hours(one.meeting.end, 1) };
    const shown = await post<MoveConsequences>(`/meetings/${one.meeting.id}/preview-change`, to);
    const acceptFee = shown.body.totals[0]?.cancel.fee;
    const kept = await post(`/meetings/${one.meeting.id}/move-answers`, { ...to, choice: "cancel", acceptFee });
    expect(kept.status, JSON.stringify(kept.body)).toBe(200);
    expect(await world.moveOf(one)).toBeNull();
    expect((await world.orderOf(one)).lines).toHaveLength(2);
    await world.calendarSays(one, "11:00", "15:00");
    const order = await world.orderOf(one);
    expect(order.lines.map(({ service }) => service.id)).toEqual([coffee]);
    expect(order.fees.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(acceptFee?.amountMinor);
    expect(await world.moveOf(one)).toMatchObject({ status: "answered" });
    expect(await signalsOf(one)).toEqual([]);
  });

  it("is asked about after all where the answers were for another time", async () => {
    const one = await world.ordered();
    world.demo.moveTo(world.afterLunchCutOff(one));
    const to = { start: hours(one.meeting.start, 1), end: hours(one.meeting.end, 1) };
    expect((await post(`/meetings/${one.meeting.id}/move-answers`, { ...to, choice: "keep" })).status).toBe(200);
    await world.calendarSays(one, "12:00", "16:00");
    expect(await world.moveOf(one)).toMatchObject({ status: "open" });
  });
});

/** As a worker does, at a moment. */
async function lapseAt(now: Date): Promise<void> {
  const nothing = () => undefined;
  const afterCommit = { signalled: nothing, messagesPlanned: nothing };
  const { appPool: pool } = world.demo.database;
  const commands = { pool, planMessages, passCodes: demoPassCodes, afterCommit };
  const log = { info: nothing, warn: nothing };
  const [tenant] = await world.demo.rows<{ id: string }>("select id from tenant where name = 'Nordlys Group'");
  await lapseMovesWork({ commands, clock: { now: () => now }, log }).run(
    tenant?.id ?? "",
    new AbortController().signal,
  );
}

async function setDefault(choice: string): Promise<void> {
  await world.demo.rows("update tenant set settings = settings || jsonb_build_object('moveDefault', $1::text)", [
    choice,
  ]);
}
