import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transactionsSeen } from "../db/transactions-seen.ts";
import { startMoveWorld, thursday, type MoveWorld } from "./move-test-world.ts";

// What a storm of moves costs is what one costs: its statements are counted here, so that it does not creep up.

/** The setting of the tenant included, begin and commit not. */
const mostStatements = 46;

let world: MoveWorld;

beforeAll(async () => {
  world = await startMoveWorld();
});
afterAll(() => world.demo.stop());

describe("a meeting that its calendar moves, with an order of two vendors and two visitors", () => {
  it(`follows in one transaction of at most ${mostStatements} statements`, async () => {
    const one = await world.ordered();
    const visitors = ["first", "second"].map((name) => ({ name, email: `${name}@visitors.example` }));
    const invited = await world.demo.ask("anna", "POST", `/meetings/${one.meeting.id}/visits`, { body: { visitors } });
    expect(invited.status, JSON.stringify(invited.body)).toBe(201);
    let moved: Meeting | undefined;
    const seen = await transactionsSeen(async () => {
      moved = await world.calendarSays(one, "11:00", "15:00", thursday);
    });
    expect(moved?.start).toBe("2026-11-19T10:00:00.000Z");
    expect(seen).toHaveLength(1);
    expect(seen[0]?.statements).toBeLessThanOrEqual(mostStatements);
  });
});
