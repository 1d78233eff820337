import { describe, expect, it } from "vitest";
import { writtenEvent } from "../calendar/calendar-world.ts";
import { withoutRoom, withRoom, type Invitation } from "./graph-rooms.ts";
import { peopled, startGraphTestWorld } from "./graph-test-world.ts";

const karl = {
  type: "optional",
  emailAddress: { name: "Karl", address: "karl@partner.example" },
  status: { response: "accepted" },
};
const resource = (name: string) => ({ type: "resource", emailAddress: { name, address: `${name}@x.example` } });
const place = (name: string) => ({
  displayName: name,
  locationType: "conferenceRoom",
  locationEmailAddress: `${name}@x.example`,
  uniqueId: `${name}@x.example`,
  uniqueIdType: "directory",
});
const room = (name: string, replaces?: string) => ({
  email: `${name}@x.example`,
  name,
  ...(replaces === undefined ? {} : { replaces: `${replaces}@x.example` }),
});
const invitation = (...names: string[]): Invitation => ({
  attendees: [karl, ...names.map(resource)],
  locations: names.map(place),
});
const names = (change: ReturnType<typeof withRoom>) => ({
  attendees: change?.attendees.map(({ emailAddress }) => emailAddress.name),
  locations: change?.locations.map(({ displayName }) => displayName),
});

describe("a room on an invitation", () => {
  it.each([
    { now: invitation(), set: room("a"), attendees: ["Karl", "a"], locations: ["a"] },
    { now: invitation("a"), set: room("b"), attendees: ["Karl", "a", "b"], locations: ["a", "b"] },
    { now: invitation("a", "b"), set: room("c", "a"), attendees: ["Karl", "c", "b"], locations: ["c", "b"] },
    { now: invitation("a"), set: room("b", "gone"), attendees: ["Karl", "a", "b"], locations: ["a", "b"] },
    { now: invitation("a", "b"), set: room("b", "a"), attendees: ["Karl", "b"], locations: ["b"] },
    {
      now: { attendees: [], locations: [{ displayName: "", locationType: "default" }] },
      set: room("a"),
      attendees: ["a"],
      locations: ["a"],
    },
    { now: { attendees: null, locations: null }, set: room("a"), attendees: ["a"], locations: ["a"] },
    {
      now: { attendees: [resource("a")], locations: [{ displayName: "At Karl's" }] },
      set: room("b", "a"),
      attendees: ["b"],
      locations: ["At Karl's", "b"],
    },
  ])("$set.email before $now.locations.length others", ({ now, set, ...expected }) => {
    expect(names(withRoom(now, set))).toEqual(expected);
  });

  it.each([room("a"), room("A"), room("a", "a"), room("a", "gone")])("that is there needs no change: %j", (set) => {
    expect(withRoom(invitation("a"), set)).toBeUndefined();
  });

  it("is taken off who is invited and where it is", () => {
    expect(names(withoutRoom(invitation("a", "b"), "A@x.example"))).toEqual({
      attendees: ["Karl", "b"],
      locations: ["b"],
    });
    expect(withoutRoom(invitation("a"), "b@x.example")).toBeUndefined();
  });

  it("leaves alone how people are invited, and writes no answer of theirs", () => {
    const [first] = withRoom(invitation(), room("a"))?.attendees ?? [];
    expect(first).toEqual({ type: "optional", emailAddress: { name: "Karl", address: "karl@partner.example" } });
  });
});

describe("a room that is put on while somebody else changes the event", () => {
  it("takes nobody off whom she added", async () => {
    const world = startGraphTestWorld();
    const { rooms, mailboxes } = peopled(world);
    const { fake } = world;
    const eventId = fake.put(mailboxes.organizer, writtenEvent());
    let patches = 0;
    const interrupting: typeof fetch = async (input, init) => {
      if (init?.method === "PATCH") patches += 1;
      if (init?.method === "PATCH" && patches <= 2) {
        const address = `late${patches}@partner.example`;
        fake.patch(mailboxes.organizer, eventId, {
          attendees: [{ type: "required", emailAddress: { name: "Late", address } }],
        });
      }
      return fake.fetch(input, init);
    };
    const { calendar } = startGraphTestWorld({ fetch: interrupting });
    await calendar.setRoom(mailboxes.organizer, eventId, rooms[0]);
    const seen = await calendar.readEvent(mailboxes.organizer, eventId);
    expect(seen?.event.input.attendees.map(({ email }) => email)).toEqual([
      mailboxes.organizer,
      "late2@partner.example",
      rooms[0].email,
    ]);
    expect(patches).toBe(3);
  });
});
