import { describe, expect, it } from "vitest";
import type { CalendarWorld } from "./calendar-world.ts";
import { emailsOf, everyMonday, readIt, writtenEvent } from "./calendar-world.ts";

const clientKey = "0197f3a0-0000-7000-8000-00000000c1e1";

/** Events and series, as they are read. */
export function eventCases(name: string, world: () => CalendarWorld): void {
  const organizer = () => world().mailboxes.organizer;

  describe(`${name}: reading an event`, () => {
    it("gives its time, zone, people, identity and the product's own key", async () => {
      const eventId = await world().put(organizer(), world().withClientKey(writtenEvent(), clientKey));
      const seen = await readIt(world(), organizer(), eventId);
      expect(seen).toMatchObject({ mailbox: organizer(), eventId, exceptions: [] });
      expect(seen.iCalUid).toBeTruthy();
      expect(seen.changeKey).toBeTruthy();
      expect(seen.event).toMatchObject({
        kind: "single",
        clientKey,
        organizerEmail: organizer(),
        occurrenceOf: null,
        isCancelled: false,
        isDraft: false,
        isAllDay: false,
        isException: false,
        sensitivity: "normal",
        isOrganizer: true,
        joinUrlHash: null,
        input: { subject: "Quarterly review", exchangeReference: { id: eventId, iCalUid: seen.iCalUid } },
      });
      const { start, end, timeZone } = seen.event.input;
      expect([start, end].map((at) => new Date(at).toISOString())).toEqual([
        "2026-11-23T08:00:00.000Z",
        "2026-11-23T09:00:00.000Z",
      ]);
      expect(timeZone).toMatch(/Romance Standard Time|Europe\/Copenhagen|Europe\/Paris/);
      expect(emailsOf(seen, "required")).toEqual(expect.arrayContaining(["karl@partner.example"]));
      expect(emailsOf(seen, "optional")).toEqual(["olga@partner.example"]);
    });

    it("gives nothing for an id that nobody knows", async () => {
      expect(await world().port.readEvent(organizer(), "AAMkNobody")).toBeUndefined();
    });

    it("says that a mailbox is gone", async () => {
      await expect(world().port.readEvent(world().mailboxes.nobody, "AAMkNobody")).rejects.toMatchObject({
        name: "CalendarProblem",
        kind: "gone",
      });
    });

    it("gives the changed event under the same id with another change key", async () => {
      const eventId = await world().put(organizer(), writtenEvent());
      const before = await readIt(world(), organizer(), eventId);
      await world().patch(organizer(), eventId, {
        subject: "Later",
        start: { dateTime: "2026-11-23T13:00:00", timeZone: "Romance Standard Time" },
        end: { dateTime: "2026-11-23T14:30:00", timeZone: "Romance Standard Time" },
      });
      const after = await readIt(world(), organizer(), eventId);
      expect(after.changeKey).not.toBe(before.changeKey);
      expect(after.iCalUid).toBe(before.iCalUid);
      expect(after.event.input.subject).toBe("Later");
      expect(new Date(after.event.input.start).toISOString()).toBe("2026-11-23T12:00:00.000Z");
      expect(emailsOf(after, "optional")).toEqual(["olga@partner.example"]);
    });

    it("keeps the product's key through changes", async () => {
      const eventId = await world().put(organizer(), world().withClientKey(writtenEvent(), clientKey));
      await world().patch(organizer(), eventId, { subject: "Other" });
      expect((await readIt(world(), organizer(), eventId)).event.clientKey).toBe(clientKey);
    });

    it("gives nothing for one that was deleted", async () => {
      const eventId = await world().put(organizer(), writtenEvent());
      await world().remove(organizer(), eventId);
      expect(await world().port.readEvent(organizer(), eventId)).toBeUndefined();
    });

    it("gives privacy and days without a time as the event has them", async () => {
      const eventId = await world().put(
        organizer(),
        writtenEvent({
          sensitivity: "private",
          isAllDay: true,
          start: { dateTime: "2026-11-23T00:00:00", timeZone: "Romance Standard Time" },
          end: { dateTime: "2026-11-25T00:00:00", timeZone: "Romance Standard Time" },
        }),
      );
      const { event } = await readIt(world(), organizer(), eventId);
      expect(event).toMatchObject({ sensitivity: "private", isAllDay: true });
      expect([event.input.start, event.input.end].map((at) => new Date(at).toISOString())).toEqual([
        "2026-11-22T23:00:00.000Z",
        "2026-11-24T23:00:00.000Z",
      ]);
    });

    it("keeps the moment over the end of summer time", async () => {
      const eventId = await world().put(
        organizer(),
        writtenEvent({
          start: { dateTime: "2026-10-25T01:30:00", timeZone: "Romance Standard Time" },
          end: { dateTime: "2026-10-25T04:00:00", timeZone: "Romance Standard Time" },
        }),
      );
      const { start, end } = (await readIt(world(), organizer(), eventId)).event.input;
      expect([start, end].map((at) => new Date(at).toISOString())).toEqual([
        "2026-10-24T23:30:00.000Z",
        "2026-10-25T03:00:00.000Z",
      ]);
    });
  });

  describe(`${name}: finding an event by what it is called everywhere`, () => {
    it("finds it in the organizer's mailbox", async () => {
      const eventId = await world().put(organizer(), world().withClientKey(writtenEvent(), clientKey));
      const { iCalUid } = await readIt(world(), organizer(), eventId);
      const found = await world().port.findEvent(organizer(), iCalUid ?? "");
      expect(found).toEqual(await readIt(world(), organizer(), eventId));
      expect(found?.event.clientKey).toBe(clientKey);
    });

    it.each(["no-such-uid", "it's ' or 1 eq 1", "a&b=c#d"])("finds nothing for %s", async (uid) => {
      await world().put(organizer(), writtenEvent());
      expect(await world().port.findEvent(organizer(), uid)).toBeUndefined();
    });

    it("finds nothing once it was deleted", async () => {
      const eventId = await world().put(organizer(), writtenEvent());
      const { iCalUid } = await readIt(world(), organizer(), eventId);
      await world().remove(organizer(), eventId);
      expect(await world().port.findEvent(organizer(), iCalUid ?? "")).toBeUndefined();
    });
  });

  describe(`${name}: a series`, () => {
    const second = new Date("2026-11-30T08:00:00Z");
    const third = new Date("2026-12-07T08:00:00Z");
    const series = () => world().put(organizer(), writtenEvent({ recurrence: everyMonday }));
    const dateOf = async (seriesId: string, at: Date) => {
      const found = await world().port.findOccurrence(organizer(), seriesId, at);
      if (found === undefined) throw new Error("The date is not there");
      return found;
    };

    it("is read with its pattern", async () => {
      const { event, exceptions } = await readIt(world(), organizer(), await series());
      expect(event).toMatchObject({ kind: "series", cancelledDates: [], occurrenceOf: null });
      expect(event.input.recurrence?.pattern).toMatchObject({ type: "weekly", daysOfWeek: ["monday"] });
      expect(exceptions).toEqual([]);
    });

    it("has its dates", async () => {
      const seriesId = await series();
      const found = await dateOf(seriesId, second);
      expect(found.event).toMatchObject({ kind: "occurrence", isException: false });
      expect(found.event.occurrenceOf?.seriesExchangeId).toBe(seriesId);
      expect(Date.parse(found.event.input.start)).toBe(second.getTime());
      expect(
        await world().port.findOccurrence(organizer(), seriesId, new Date("2026-11-25T08:00:00Z")),
      ).toBeUndefined();
      expect((await readIt(world(), organizer(), found.eventId)).event.input.start).toBe(found.event.input.start);
    });

    it("names a date that was moved as its exception, found where the pattern had it", async () => {
      const seriesId = await series();
      const { eventId } = await dateOf(seriesId, second);
      await world().patch(organizer(), eventId, {
        start: { dateTime: "2026-12-01T15:00:00", timeZone: "Romance Standard Time" },
        end: { dateTime: "2026-12-01T16:00:00", timeZone: "Romance Standard Time" },
      });
      const moved = await dateOf(seriesId, second);
      expect(moved).toMatchObject({ eventId, event: { kind: "occurrence", isException: true } });
      expect(Date.parse(moved.event.input.start)).toBe(Date.parse("2026-12-01T14:00:00Z"));
      expect(Date.parse(moved.event.occurrenceOf?.originalStart ?? "")).toBe(second.getTime());
      expect((await readIt(world(), organizer(), seriesId)).exceptions.map((one) => one.eventId)).toEqual([eventId]);
      expect((await dateOf(seriesId, third)).event.isException).toBe(false);
    });

    it("names a date that was taken out", async () => {
      const seriesId = await series();
      const { eventId } = await dateOf(seriesId, third);
      await world().remove(organizer(), eventId);
      expect(await world().port.findOccurrence(organizer(), seriesId, third)).toBeUndefined();
      expect(await world().port.readEvent(organizer(), eventId)).toBeUndefined();
      expect((await readIt(world(), organizer(), seriesId)).event.cancelledDates).toEqual(["2026-12-07"]);
    });

    it("is gone with its dates when it is deleted", async () => {
      const seriesId = await series();
      const { eventId } = await dateOf(seriesId, second);
      await world().remove(organizer(), seriesId);
      expect(await world().port.readEvent(organizer(), seriesId)).toBeUndefined();
      expect(await world().port.readEvent(organizer(), eventId)).toBeUndefined();
      expect(await world().port.findOccurrence(organizer(), seriesId, third)).toBeUndefined();
    });
  });
}
