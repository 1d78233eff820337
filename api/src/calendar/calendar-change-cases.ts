import { describe, expect, it } from "vitest";
import type { CalendarWindow, ChangesPage, EventChange } from "./calendar-port.ts";
import { CalendarProblem } from "./calendar-port.ts";
import type { CalendarWorld } from "./calendar-world.ts";
import { everyMonday, monday, readIt, weeks, writtenEvent } from "./calendar-world.ts";

/** What changed, and being told of it. */
export function changeCases(name: string, world: () => CalendarWorld): void {
  const organizer = () => world().mailboxes.organizer;

  describe(`${name}: what changed`, () => {
    async function changes(window: CalendarWindow, from: string | null = null, mailbox = organizer()) {
      const all: EventChange[] = [];
      let page: ChangesPage = { changes: [], cursor: from ?? "", isLast: false };
      for (let cursor = from; !page.isLast; cursor = page.cursor) {
        page = await world().port.changes(mailbox, window, cursor);
        all.push(...page.changes);
      }
      return { all, cursor: page.cursor, ids: [...new Set(all.map(({ eventId }) => eventId))] };
    }

    it("is everything in the window at first, and nothing afterwards", async () => {
      const inside = await world().put(organizer(), writtenEvent());
      const outside = await world().put(
        organizer(),
        writtenEvent({
          start: { dateTime: "2027-02-01T09:00:00", timeZone: "UTC" },
          end: { dateTime: "2027-02-01T10:00:00", timeZone: "UTC" },
        }),
      );
      const first = await changes(weeks);
      expect(first.ids).toContain(inside);
      expect(first.ids).not.toContain(outside);
      expect(first.all.find(({ eventId }) => eventId === inside)).toMatchObject({
        kind: "changed",
        changeKey: (await readIt(world(), organizer(), inside)).changeKey,
      });
      expect((await changes(weeks, first.cursor)).all).toEqual([]);
    });

    it("is what was made, changed and deleted since", async () => {
      const kept = await world().put(organizer(), writtenEvent());
      const moved = await world().put(organizer(), writtenEvent({ subject: "Moved" }));
      const gone = await world().put(organizer(), writtenEvent({ subject: "Gone" }));
      const { cursor } = await changes(weeks);
      await world().patch(organizer(), moved, { subject: "Moved again" });
      await world().remove(organizer(), gone);
      const made = await world().put(organizer(), writtenEvent({ subject: "Made" }));
      const { all, ids } = await changes(weeks, cursor);
      expect(ids.sort()).toEqual([moved, gone, made].sort());
      expect(ids).not.toContain(kept);
      expect(all.filter(({ eventId }) => eventId === gone).at(-1)?.kind).toBe("removed");
      expect(all.filter(({ eventId }) => eventId === moved).at(-1)).toMatchObject({
        kind: "changed",
        changeKey: (await readIt(world(), organizer(), moved)).changeKey,
      });
    });

    it("is read page by page, each event once or more often", async () => {
      const ids = [];
      for (let index = 0; index < 25; index += 1) {
        ids.push(await world().put(organizer(), writtenEvent({ subject: `Number ${index}` })));
      }
      expect((await changes(monday)).ids.sort()).toEqual(ids.sort());
    });

    it("is the series, where one of its dates lies in the window", async () => {
      const seriesId = await world().put(organizer(), writtenEvent({ recurrence: everyMonday }));
      expect((await changes(weeks)).ids).toEqual([seriesId]);
    });

    it("is a date that was moved, by itself", async () => {
      const seriesId = await world().put(organizer(), writtenEvent({ recurrence: everyMonday }));
      const { cursor } = await changes(weeks);
      const date = await world().port.findOccurrence(organizer(), seriesId, new Date("2026-11-30T08:00:00Z"));
      await world().patch(organizer(), date?.eventId ?? "", { subject: "Only this one" });
      expect((await changes(weeks, cursor)).ids).toContain(date?.eventId);
    });

    it("is told by mailbox", async () => {
      await world().put(organizer(), writtenEvent());
      expect((await changes(weeks, null, world().mailboxes.colleague)).all).toEqual([]);
    });

    it("begins anew where the calendar does not know the cursor any more", async () => {
      await world().put(organizer(), writtenEvent());
      const { cursor } = await changes(weeks);
      await world().forgetCursors();
      const problem = await world()
        .port.changes(organizer(), weeks, cursor)
        .then(
          () => undefined,
          (error: unknown) => error,
        );
      expect(problem).toBeInstanceOf(CalendarProblem);
      expect(problem).toMatchObject({ kind: "reset" });
      expect((await changes(weeks)).ids).toHaveLength(1);
    });
  });

  describe(`${name}: being told`, () => {
    const secret = "0123456789abcdef0123456789abcdef";
    const inDays = (days: number) => new Date(world().now.getTime() + days * 24 * 60 * 60_000);

    it("lasts as long as asked, within what the calendar allows, and can be prolonged", async () => {
      const given = await world().port.subscribe(organizer(), secret, inDays(2));
      expect(given.subscriptionId).toBeTruthy();
      expect(given.expiresAt.getTime()).toBe(inDays(2).getTime());
      const renewed = await world().port.renew(given.subscriptionId, inDays(5));
      expect(renewed).toEqual({ subscriptionId: given.subscriptionId, expiresAt: inDays(5) });
      const long = await world().port.renew(given.subscriptionId, inDays(400));
      expect(long.expiresAt.getTime()).toBeGreaterThanOrEqual(inDays(5).getTime());
    });

    it("is asked for again without harm", async () => {
      const first = await world().port.subscribe(organizer(), secret, inDays(1));
      const again = await world().port.subscribe(organizer(), secret, inDays(2));
      expect((await world().port.renew(again.subscriptionId, inDays(3))).subscriptionId).toBe(again.subscriptionId);
      if (first.subscriptionId === again.subscriptionId) return;
      await expect(world().port.renew(first.subscriptionId, inDays(3))).rejects.toMatchObject({ kind: "gone" });
    });

    it("ends when asked to, once or twice", async () => {
      const { subscriptionId } = await world().port.subscribe(organizer(), secret, inDays(1));
      await world().port.unsubscribe(subscriptionId);
      await world().port.unsubscribe(subscriptionId);
      await expect(world().port.renew(subscriptionId, inDays(2))).rejects.toMatchObject({ kind: "gone" });
    });

    it("cannot be prolonged once the calendar lost it", async () => {
      const { subscriptionId } = await world().port.subscribe(organizer(), secret, inDays(1));
      await world().forgetSubscriptions();
      await expect(world().port.renew(subscriptionId, inDays(2))).rejects.toMatchObject({ kind: "gone" });
      expect((await world().port.subscribe(organizer(), secret, inDays(2))).subscriptionId).toBeTruthy();
    });

    it("cannot be had of a mailbox that is not there", async () => {
      await expect(world().port.subscribe(world().mailboxes.nobody, secret, inDays(1))).rejects.toMatchObject({
        kind: "gone",
      });
    });
  });
}
