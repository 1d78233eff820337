import { describe, expect, it } from "vitest";
import type { CalendarWorld } from "./calendar-world.ts";
import { everyMonday, readIt, writtenEvent } from "./calendar-world.ts";

/** Renaming an event for somebody who called it something else, and taking it out of the calendar. */
export function cancelCases(name: string, world: () => CalendarWorld): void {
  const organizer = () => world().mailboxes.organizer;
  const put = (more = {}) => world().put(organizer(), writtenEvent(more));
  const rename = (eventId: string, to: string, ...expected: string[]) =>
    world().port.renameEvent(organizer(), eventId, { to, expected });
  const cancel = (eventId: string, at: string) => world().port.cancelEvent(organizer(), eventId, new Date(at));
  const read = (eventId: string) => world().port.readEvent(organizer(), eventId);
  const dateOf = (seriesId: string, at: string) => world().port.findOccurrence(organizer(), seriesId, new Date(at));

  describe(`${name}: renaming an event`, () => {
    it("gives it the new subject and leaves everything else; again changes nothing", async () => {
      const eventId = await put();
      const before = await readIt(world(), organizer(), eventId);
      const { outcome, seen } = await rename(eventId, "Budget", "Quarterly review");
      expect(outcome).toBe("written");
      expect(seen.event).toEqual({ ...before.event, input: { ...seen.event.input, subject: "Budget" } });
      expect(seen.event.input.start).toBe(before.event.input.start);
      expect(await rename(eventId, "Budget", "Quarterly review")).toEqual({ outcome: "as_wanted", seen });
    });

    it("leaves the subject that somebody else has given it meanwhile", async () => {
      const eventId = await put();
      await world().patch(organizer(), eventId, { subject: "Renamed on the phone" });
      const { outcome, seen } = await rename(eventId, "Budget", "Quarterly review");
      expect(outcome).toBe("elsewhere");
      expect(seen.event.input.subject).toBe("Renamed on the phone");
    });

    it("renames one date of a series alone, or all of it", async () => {
      const seriesId = await put({ recurrence: everyMonday });
      const second = await dateOf(seriesId, "2026-11-30T08:00:00Z");
      expect((await rename(second?.eventId ?? "", "Budget", "Quarterly review")).outcome).toBe("written");
      expect((await read(seriesId))?.event.input.subject).toBe("Quarterly review");
      expect((await dateOf(seriesId, "2026-12-07T08:00:00Z"))?.event.input.subject).toBe("Quarterly review");
      expect((await rename(seriesId, "All", "Quarterly review")).outcome).toBe("written");
      expect((await dateOf(seriesId, "2026-12-07T08:00:00Z"))?.event.input.subject).toBe("All");
    });

    it("cannot be done with an event that is gone", async () => {
      const eventId = await put();
      await world().remove(organizer(), eventId);
      await expect(rename(eventId, "Budget", "Quarterly review")).rejects.toMatchObject({ kind: "gone" });
    });
  });

  describe(`${name}: cancelling an event`, () => {
    it("takes it out of the calendar, once and again", async () => {
      const eventId = await put();
      await cancel(eventId, "2026-11-20T08:00:00Z");
      expect(await read(eventId)).toBeUndefined();
      await cancel(eventId, "2026-11-20T08:00:00Z");
      expect(await read(eventId)).toBeUndefined();
    });

    it("takes one date out of its series", async () => {
      const seriesId = await put({ recurrence: everyMonday });
      const second = await dateOf(seriesId, "2026-11-30T08:00:00Z");
      await cancel(second?.eventId ?? "", "2026-11-20T08:00:00Z");
      expect(await dateOf(seriesId, "2026-11-30T08:00:00Z")).toBeUndefined();
      expect((await read(seriesId))?.event.cancelledDates).toEqual(["2026-11-30"]);
      expect(await dateOf(seriesId, "2026-12-07T08:00:00Z")).toBeDefined();
    });

    it("takes a whole series out that has not begun", async () => {
      const seriesId = await put({ recurrence: everyMonday });
      await cancel(seriesId, "2026-11-20T08:00:00Z");
      expect(await read(seriesId)).toBeUndefined();
    });

    it("ends a series that has begun after its last date that is over, and leaves what was held", async () => {
      const seriesId = await put({ recurrence: everyMonday });
      // In the middle of the second date.
      await cancel(seriesId, "2026-11-30T08:30:00Z");
      const left = await read(seriesId);
      expect(left?.event.input.recurrence?.range).toMatchObject({ type: "endDate", endDate: "2026-11-23" });
      expect(await dateOf(seriesId, "2026-11-23T08:00:00Z")).toBeDefined();
      for (const date of ["2026-11-30", "2026-12-07", "2026-12-14"]) {
        expect(await dateOf(seriesId, `${date}T08:00:00Z`)).toBeUndefined();
      }
      const { changeKey } = await readIt(world(), organizer(), seriesId);
      await cancel(seriesId, "2026-11-30T08:30:00Z");
      expect((await readIt(world(), organizer(), seriesId)).changeKey).toBe(changeKey);
    });

    it("takes a date that was moved with it", async () => {
      const seriesId = await put({ recurrence: everyMonday });
      const third = await dateOf(seriesId, "2026-12-07T08:00:00Z");
      await world().patch(organizer(), third?.eventId ?? "", { subject: "Another one" });
      await cancel(seriesId, "2026-11-24T08:00:00Z");
      expect(await read(third?.eventId ?? "")).toBeUndefined();
      expect(await dateOf(seriesId, "2026-12-07T08:00:00Z")).toBeUndefined();
    });

    it("of a series whose clock has changed since goes by that clock", async () => {
      const seriesId = await put({
        start: { dateTime: "2026-10-19T09:00:00", timeZone: "Romance Standard Time" },
        end: { dateTime: "2026-10-19T10:00:00", timeZone: "Romance Standard Time" },
        recurrence: { ...everyMonday, range: { ...everyMonday.range, type: "noEnd", startDate: "2026-10-19" } },
      });
      // The winter's second date is half over; by the summer's clock it would have ended.
      await cancel(seriesId, "2026-10-26T08:30:00Z");
      expect((await read(seriesId))?.event.input.recurrence?.range.endDate).toBe("2026-10-19");
    });
  });
}
