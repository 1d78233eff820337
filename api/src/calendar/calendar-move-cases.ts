import { describe, expect, it } from "vitest";
import type { EventTime } from "./calendar-port.ts";
import type { CalendarWorld } from "./calendar-world.ts";
import { emailsOf, everyMonday, readIt, writtenEvent } from "./calendar-world.ts";

const clientKey = "0197f3a0-0000-7000-8000-00000000c1e1";

const time = (start: string, end: string): EventTime => ({ start: new Date(start), end: new Date(end) });
const nineToTen = time("2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z");
const afternoon = time("2026-11-24T13:00:00Z", "2026-11-24T13:45:00Z");

/** Moving an event for somebody who moved it elsewhere. */
export function moveCases(name: string, world: () => CalendarWorld): void {
  const organizer = () => world().mailboxes.organizer;
  const put = (more = {}) => world().put(organizer(), writtenEvent(more));
  const move = (eventId: string, to: EventTime, ...expected: EventTime[]) =>
    world().port.moveEvent(organizer(), eventId, { to, expected });
  const timeOf = async (eventId: string) => {
    const { start, end } = (await readIt(world(), organizer(), eventId)).event.input;
    return time(start, end);
  };

  describe(`${name}: moving an event`, () => {
    it("gives it the new time and leaves everything else", async () => {
      const eventId = await world().put(organizer(), world().withClientKey(writtenEvent(), clientKey));
      const before = await readIt(world(), organizer(), eventId);
      const { outcome, seen } = await move(eventId, afternoon, nineToTen);
      expect(outcome).toBe("written");
      const after = await readIt(world(), organizer(), eventId);
      expect(seen).toEqual(after);
      expect(await timeOf(eventId)).toEqual(afternoon);
      expect(after.changeKey).not.toBe(before.changeKey);
      expect(after.event).toMatchObject({ clientKey, kind: "single", input: { subject: "Quarterly review" } });
      expect(after.event.input.timeZone).toBe(before.event.input.timeZone);
      expect(emailsOf(after, "required")).toContain("karl@partner.example");
      expect(emailsOf(after, "optional")).toEqual(["olga@partner.example"]);
    });

    it("again changes nothing", async () => {
      const eventId = await put();
      const { seen } = await move(eventId, afternoon, nineToTen);
      const again = await move(eventId, afternoon, nineToTen);
      expect(again).toEqual({ outcome: "as_wanted", seen });
    });

    it("leaves it where somebody else has put it meanwhile, and says where that is", async () => {
      const eventId = await put();
      await world().patch(organizer(), eventId, {
        start: { dateTime: "2026-11-23T16:00:00", timeZone: "Romance Standard Time" },
        end: { dateTime: "2026-11-23T17:00:00", timeZone: "Romance Standard Time" },
      });
      const before = await readIt(world(), organizer(), eventId);
      expect(await move(eventId, afternoon, nineToTen)).toEqual({ outcome: "elsewhere", seen: before });
      expect(await readIt(world(), organizer(), eventId)).toEqual(before);
    });

    it("takes it from any of the times at which it may stand", async () => {
      const eventId = await put();
      const { outcome } = await move(
        eventId,
        time("2026-11-25T09:00:00Z", "2026-11-25T10:00:00Z"),
        afternoon,
        nineToTen,
      );
      expect(outcome).toBe("written");
    });

    it("keeps what somebody else changed of it", async () => {
      const eventId = await put();
      await world().patch(organizer(), eventId, { subject: "Renamed on the phone" });
      const { outcome, seen } = await move(eventId, afternoon, nineToTen);
      expect(outcome).toBe("written");
      expect(seen.event.input.subject).toBe("Renamed on the phone");
    });

    it("makes it shorter at its start", async () => {
      const eventId = await put();
      const shorter = time("2026-11-23T08:00:00Z", "2026-11-23T08:25:00Z");
      expect((await move(eventId, shorter, nineToTen)).outcome).toBe("written");
      expect(await timeOf(eventId)).toEqual(shorter);
    });

    it("means the moment, also in the hour that the clock shows twice", async () => {
      const eventId = await put();
      const second = time("2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z");
      expect((await move(eventId, second, nineToTen)).outcome).toBe("written");
      expect(await timeOf(eventId)).toEqual(second);
    });

    it("gives hours to what had whole days", async () => {
      const eventId = await put({
        isAllDay: true,
        start: { dateTime: "2026-11-23T00:00:00", timeZone: "Romance Standard Time" },
        end: { dateTime: "2026-11-24T00:00:00", timeZone: "Romance Standard Time" },
      });
      const day = time("2026-11-22T23:00:00Z", "2026-11-23T23:00:00Z");
      const { outcome, seen } = await move(eventId, afternoon, day);
      expect(outcome).toBe("written");
      expect(seen.event.isAllDay).toBe(false);
      expect(await timeOf(eventId)).toEqual(afternoon);
    });

    it("leaves a cancelled one alone", async () => {
      const eventId = await put({ isCancelled: true });
      expect((await move(eventId, afternoon, nineToTen)).outcome).toBe("elsewhere");
    });

    it("moves one date of a series, which stays a date of it", async () => {
      const seriesId = await put({ recurrence: everyMonday });
      const second = new Date("2026-11-30T08:00:00Z");
      const date = await world().port.findOccurrence(organizer(), seriesId, second);
      const expected = time("2026-11-30T08:00:00Z", "2026-11-30T09:00:00Z");
      const later = time("2026-11-30T12:00:00Z", "2026-11-30T13:00:00Z");
      const { outcome, seen } = await move(date?.eventId ?? "", later, expected);
      expect(outcome).toBe("written");
      expect(seen.event).toMatchObject({ kind: "occurrence", isException: true });
      expect(Date.parse(seen.event.occurrenceOf?.originalStart ?? "")).toBe(second.getTime());
      const again = await world().port.findOccurrence(organizer(), seriesId, second);
      expect(Date.parse(again?.event.input.start ?? "")).toBe(later.start.getTime());
      const third = await world().port.findOccurrence(organizer(), seriesId, new Date("2026-12-07T08:00:00Z"));
      expect(third?.event.isException).toBe(false);
    });

    it("refuses a whole series", async () => {
      const seriesId = await put({ recurrence: everyMonday });
      await expect(move(seriesId, afternoon, nineToTen)).rejects.toMatchObject({ kind: "refused" });
    });

    it("cannot be done with an event that is gone", async () => {
      const eventId = await put();
      await world().remove(organizer(), eventId);
      await expect(move(eventId, afternoon, nineToTen)).rejects.toMatchObject({ kind: "gone" });
    });

    it("cannot be done in a mailbox that is gone", async () => {
      const gone = world().port.moveEvent(world().mailboxes.nobody, "AAMkNobody", { to: afternoon, expected: [] });
      await expect(gone).rejects.toMatchObject({ kind: "gone" });
    });

    it("by many at once is done once", async () => {
      const eventId = await put();
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => move(eventId, afternoon, nineToTen)));
      expect(outcomes.map(({ outcome }) => outcome).filter((one) => one === "written")).toHaveLength(1);
      expect(await timeOf(eventId)).toEqual(afternoon);
    });

    it("and somebody's hand at once never lose the hand's time", async () => {
      const eventId = await put();
      const hand = { dateTime: "2026-11-26T09:00:00", timeZone: "UTC" };
      const [{ outcome }] = await Promise.all([
        move(eventId, afternoon, nineToTen),
        world().patch(organizer(), eventId, { start: hand, end: { ...hand, dateTime: "2026-11-26T10:00:00" } }),
      ]);
      // First or second: the hand is the last word unless it was there before, and then it was left alone.
      expect(["written", "elsewhere"]).toContain(outcome);
      expect(await timeOf(eventId)).toEqual(time("2026-11-26T09:00:00Z", "2026-11-26T10:00:00Z"));
    });
  });
}
