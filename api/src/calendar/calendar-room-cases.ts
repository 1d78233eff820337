import { describe, expect, it } from "vitest";
import type { CalendarWorld } from "./calendar-world.ts";
import { emailsOf, monday, readIt, writtenEvent } from "./calendar-world.ts";

const clientKey = "0197f3a0-0000-7000-8000-00000000c1e1";

/** Free and busy times, rooms and people. */
export function roomCases(name: string, world: () => CalendarWorld): void {
  const organizer = () => world().mailboxes.organizer;

  describe(`${name}: free and busy`, () => {
    it("is said of every mailbox in their order, and of one that is not there that it is not", async () => {
      await world().put(organizer(), writtenEvent());
      const { nobody, colleague } = world().mailboxes;
      const answers = await world().port.schedules([nobody, organizer(), colleague], monday);
      expect(answers.map(({ mailbox }) => mailbox)).toEqual([nobody, organizer(), colleague]);
      expect(answers[0]?.problem).toBeTruthy();
      expect(answers[1]).toEqual({
        mailbox: organizer(),
        problem: null,
        busy: [{ start: new Date("2026-11-23T08:00:00Z"), end: new Date("2026-11-23T09:00:00Z"), status: "busy" }],
      });
      expect(answers[2]).toEqual({ mailbox: colleague, busy: [], problem: null });
    });

    it("is said for a hundred days and forty-five mailboxes at once", async () => {
      const late = { dateTime: "2027-02-20T09:00:00", timeZone: "UTC" };
      await world().put(organizer(), writtenEvent({ start: late, end: { ...late, dateTime: "2027-02-20T10:00:00" } }));
      const many = Array.from({ length: 44 }, (_, index) => `nobody-${index}@elsewhere.example`);
      const window = { from: new Date("2026-11-20T00:00:00Z"), to: new Date("2027-02-28T00:00:00Z") };
      const answers = await world().port.schedules([...many, organizer()], window);
      expect(answers.map(({ mailbox }) => mailbox)).toEqual([...many, organizer()]);
      expect(answers.at(-1)?.busy).toEqual([
        { start: new Date("2027-02-20T09:00:00Z"), end: new Date("2027-02-20T10:00:00Z"), status: "busy" },
      ]);
    });

    it("leaves out what is shown as free and says tentative of what is", async () => {
      await world().put(organizer(), writtenEvent({ showAs: "free" }));
      await world().put(organizer(), writtenEvent({ showAs: "tentative" }));
      const [answer] = await world().port.schedules([organizer()], monday);
      expect(answer?.busy.map(({ status }) => status)).toEqual(["tentative"]);
    });

    it("of nobody is nothing", async () => {
      expect(await world().port.schedules([], monday)).toEqual([]);
    });
  });

  describe(`${name}: rooms on an event`, () => {
    const setRoom = (eventId: string, room: { email: string; name: string; replaces?: string }) =>
      world().port.setRoom(organizer(), eventId, room);

    it("are invited beside everybody who was", async () => {
      const eventId = await world().put(organizer(), world().withClientKey(writtenEvent(), clientKey));
      await setRoom(eventId, world().rooms[0]);
      const seen = await readIt(world(), organizer(), eventId);
      expect(emailsOf(seen, "resource")).toEqual([world().rooms[0].email]);
      expect(emailsOf(seen, "required")).toContain("karl@partner.example");
      expect(emailsOf(seen, "optional")).toEqual(["olga@partner.example"]);
      expect(seen.event.clientKey).toBe(clientKey);
    });

    it("are invited once, however often it is asked", async () => {
      const eventId = await world().put(organizer(), writtenEvent());
      await setRoom(eventId, world().rooms[0]);
      const once = await readIt(world(), organizer(), eventId);
      await setRoom(eventId, { ...world().rooms[0], email: world().rooms[0].email.toUpperCase() });
      const twice = await readIt(world(), organizer(), eventId);
      expect(emailsOf(twice, "resource")).toEqual([world().rooms[0].email]);
      expect(twice.changeKey).toBe(once.changeKey);
    });

    it("take one another's place", async () => {
      const eventId = await world().put(organizer(), writtenEvent());
      await setRoom(eventId, world().rooms[0]);
      await setRoom(eventId, { ...world().rooms[1], replaces: world().rooms[0].email });
      expect(emailsOf(await readIt(world(), organizer(), eventId), "resource")).toEqual([world().rooms[1].email]);
    });

    it("stand side by side where there are two sites", async () => {
      const eventId = await world().put(organizer(), writtenEvent());
      await setRoom(eventId, world().rooms[0]);
      await setRoom(eventId, world().rooms[1]);
      expect(emailsOf(await readIt(world(), organizer(), eventId), "resource").sort()).toEqual(
        world()
          .rooms.map(({ email }) => email)
          .sort(),
      );
      await world().port.removeRoom(organizer(), eventId, world().rooms[0].email);
      expect(emailsOf(await readIt(world(), organizer(), eventId), "resource")).toEqual([world().rooms[1].email]);
    });

    it("are taken off once, and again without a change", async () => {
      const eventId = await world().put(organizer(), writtenEvent());
      await setRoom(eventId, world().rooms[0]);
      await world().port.removeRoom(organizer(), eventId, world().rooms[0].email);
      const once = await readIt(world(), organizer(), eventId);
      expect(emailsOf(once, "resource")).toEqual([]);
      expect(emailsOf(once, "required")).toContain("karl@partner.example");
      await world().port.removeRoom(organizer(), eventId, world().rooms[0].email);
      expect((await readIt(world(), organizer(), eventId)).changeKey).toBe(once.changeKey);
    });

    it("cannot be put on an event that is gone", async () => {
      const eventId = await world().put(organizer(), writtenEvent());
      await world().remove(organizer(), eventId);
      await expect(setRoom(eventId, world().rooms[0])).rejects.toMatchObject({ kind: "gone" });
    });

    it("are off an event that is gone", async () => {
      const eventId = await world().put(organizer(), writtenEvent());
      await world().remove(organizer(), eventId);
      await world().port.removeRoom(organizer(), eventId, world().rooms[0].email);
    });
  });

  describe(`${name}: people`, () => {
    it("are named with their manager, whether they are still there, and without those nobody knows", async () => {
      const { organizer: id, manager, disabled, unknown } = world().people;
      const found = await world().port.people([id, unknown, disabled, manager]);
      expect(found.map(({ entraObjectId }) => entraObjectId).sort()).toEqual([id, disabled, manager].sort());
      const of = (wanted: string) => found.find(({ entraObjectId }) => entraObjectId === wanted);
      expect(of(id)).toMatchObject({ email: organizer(), isEnabled: true, managerId: manager });
      expect(of(disabled)).toMatchObject({ isEnabled: false });
      expect(of(manager)).toMatchObject({ isEnabled: true, managerId: null });
    });

    it("of nobody are none", async () => {
      expect(await world().port.people([])).toEqual([]);
    });

    it("may write into a calendar where its owner lets them", async () => {
      const delegates = await world().port.delegates(organizer());
      expect(delegates.filter(({ mayWrite }) => mayWrite).map(({ email }) => email)).toEqual([
        world().mailboxes.assistant,
      ]);
      expect(delegates.find(({ email }) => email === world().mailboxes.reader)?.mayWrite ?? false).toBe(false);
    });
  });
}
