import { describe, expect, it } from "vitest";
import type { CalendarWorld } from "./calendar-world.ts";
import { emailsOf, readIt, weeks, writtenEvent } from "./calendar-world.ts";

/** A mailbox that belongs to nobody who signs in: several people keep one calendar in it. */
export function sharedCases(name: string, world: () => CalendarWorld): void {
  const shared = () => world().mailboxes.shared;
  const put = () => world().put(shared(), writtenEvent());

  describe(`${name}: a shared mailbox`, () => {
    it("has events as a person's has, with itself as their organizer", async () => {
      const eventId = await put();
      const { event } = await readIt(world(), shared(), eventId);
      expect(event).toMatchObject({ organizerEmail: shared(), isOrganizer: true, kind: "single" });
      const { changes } = await world().port.changes(shared(), weeks, null);
      expect(changes.map((one) => one.eventId)).toEqual([eventId]);
    });

    it("is written into: time, subject, room, and the end of it", async () => {
      const eventId = await put();
      const { port, rooms } = world();
      const to = { start: new Date("2026-11-24T13:00:00Z"), end: new Date("2026-11-24T14:00:00Z") };
      const expected = [{ start: new Date("2026-11-23T08:00:00Z"), end: new Date("2026-11-23T09:00:00Z") }];
      expect((await port.moveEvent(shared(), eventId, { to, expected })).outcome).toBe("written");
      const named = await port.renameEvent(shared(), eventId, { to: "Open house", expected: ["Quarterly review"] });
      expect(named.outcome).toBe("written");
      await port.setRoom(shared(), eventId, rooms[0]);
      const seen = await readIt(world(), shared(), eventId);
      expect(seen.event.input.subject).toBe("Open house");
      expect(emailsOf(seen, "resource")).toEqual([rooms[0].email]);
      await port.cancelEvent(shared(), eventId, world().now);
      expect(await port.readEvent(shared(), eventId)).toBeUndefined();
    });

    it("is watched, and says when it is busy", async () => {
      const until = new Date(world().now.getTime() + 24 * 3_600_000);
      const { subscriptionId } = await world().port.subscribe(shared(), "s".repeat(43), until);
      await world().port.renew(subscriptionId, until);
      await put();
      const [answer] = await world().port.schedules([shared()], weeks);
      expect(answer).toMatchObject({ problem: null, busy: [{ status: "busy" }] });
    });

    it("names those who may write in it, while nobody signs in as it", async () => {
      const delegates = await world().port.delegates(shared());
      const writers = delegates.filter(({ mayWrite }) => mayWrite).map(({ email }) => email);
      expect(writers).toEqual([world().mailboxes.assistant]);
      const [itself] = await world().port.people([world().people.disabled]);
      expect(itself).toMatchObject({ email: shared(), isEnabled: false });
    });
  });
}
