import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { MoveConsequences } from "@magic-meetings/contract/moves/move.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transactionChannel, type TransactionSeen } from "../db/transaction.ts";
import { ok, startVisitWorld, type VisitWorld } from "./visit-test-world.ts";

// An event with 500 visitors costs as many statements as one with five, and each visitor one mail.

let world: VisitWorld;

beforeAll(async () => {
  world = await startVisitWorld();
});
afterAll(() => world.stop());

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  let statements = 0;
  const listen = (seen: unknown) => (statements += (seen as TransactionSeen).statements);
  transactionChannel.subscribe(listen);
  try {
    await work();
  } finally {
    transactionChannel.unsubscribe(listen);
  }
  return statements;
}

/** Everything that happens to the visitors of an event, with the statements of each. */
async function eventOf(count: number) {
  const { demo, sent, invite } = world;
  const { id: hostId } = await demo.get<{ id: string }>("bo", "/me");
  const meeting = await sent({ attendees: [] });
  const visitors = Array.from({ length: count }, (_, i) => ({
    name: `Visitor ${count} ${i}`,
    email: `visitor${i}@event-${count}.example`,
    needs: { lunch: true },
  }));
  const change = async (body: object) => {
    const { version } = await demo.get<Meeting>("anna", `/meetings/${meeting.id}`);
    ok(await demo.ask("anna", "PATCH", `/meetings/${meeting.id}`, { body, ifMatch: version }));
  };
  const statements = {
    invite: await statementsOf(async () => {
      expect((await invite(meeting, visitors, { hostId })).body).toMatchObject({ invited: count });
    }),
    again: await statementsOf(async () => {
      expect((await invite(meeting, visitors)).body).toMatchObject({ invited: 0, alreadyInvited: count });
    }),
    preview: await statementsOf(async () => {
      const body = { start: "2026-11-24T09:00:00Z" };
      const { lines } = ok(
        await demo.ask<MoveConsequences>("anna", "POST", `/meetings/${meeting.id}/preview-change`, { body }),
      );
      expect(lines).toMatchObject([{ outcome: "visitors_follow", count }]);
    }),
    move: await statementsOf(() => change({ start: "2026-11-24T09:00:00Z" })),
    cancel: await statementsOf(async () => ok(await demo.ask("anna", "POST", `/meetings/${meeting.id}/cancel`))),
  };
  return { meeting, hostId, statements };
}

describe("an event with 500 visitors", () => {
  it("takes no more statements than one with five, one mail a visitor, and one card for their host", async () => {
    const few = await eventOf(5);
    const began = performance.now();
    const many = await eventOf(500);
    expect(performance.now() - began).toBeLessThan(20_000);
    // Rows are written some hundred at a time.
    for (const [what, count] of Object.entries(many.statements)) {
      expect([what, count - few.statements[what as keyof typeof few.statements] <= 6]).toEqual([what, true]);
    }
    expect(Math.max(...Object.values(many.statements))).toBeLessThan(60);
    const told = await world.demo.rows<{ kind: string; receivers: number; threads: number; signals: number }>(
      `select g.kind, count(distinct coalesce(g.receiver_id, g.visit_id))::integer as receivers,
              count(distinct g.thread)::integer as threads, count(distinct g.signal_id)::integer as signals
         from message_log g
        where g.meeting_id = $1 and g.kind in ('visit_mail', 'notice_card')
        group by g.kind
        order by g.kind`,
      [many.meeting.id],
    );
    expect(told).toEqual([
      // Moved, and cancelled: the newest is delivered.
      { kind: "notice_card", receivers: 1, threads: 1, signals: 2 },
      // Invited, moved, and cancelled.
      { kind: "visit_mail", receivers: 500, threads: 500, signals: 3 },
    ]);
  });

  it("is read page by page", async () => {
    const meeting = await world.sent({ attendees: [] });
    const visitors = Array.from({ length: 500 }, (_, i) => ({
      name: `Paged ${String(i).padStart(3, "0")}`,
      email: "",
    }));
    await world.invite(meeting, visitors);
    const seen: string[] = [];
    let after = "";
    const statements = await statementsOf(async () => {
      for (let page = 0; page < 10; page += 1) {
        const { items, next } = await world.demo.get<Page<Visit>>(
          "anna",
          `/visits?meeting=${meeting.id}&limit=50${after}`,
        );
        seen.push(...items.map(({ id }) => id));
        after = next === null ? "" : `&after=${encodeURIComponent(next)}`;
      }
    });
    expect(new Set(seen).size).toBe(500);
    expect(statements).toBeLessThan(60);
  });
});
