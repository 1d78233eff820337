import { describe, expect, it } from "vitest";
import { readGraphEvent } from "./graph-event.ts";
import { hashJoinUrl } from "./join-url.ts";

const single = {
  id: "AAMk1",
  subject: " Review ",
  start: { dateTime: "2026-11-23T08:00:00.0000000", timeZone: "UTC" },
  end: { dateTime: "2026-11-23T09:00:00.0000000", timeZone: "UTC" },
  originalStartTimeZone: "Romance Standard Time",
};

describe("an event of Graph's", () => {
  it.each([
    [{}, { isAllDay: false, sensitivity: "normal", isOrganizer: null, ownResponse: null, joinUrlHash: null }],
    [{ sensitivity: "Private" }, { sensitivity: "private" }],
    [{ sensitivity: "unheard" }, { sensitivity: "normal" }],
    [
      { isOrganizer: false, responseStatus: { response: "Declined" } },
      { isOrganizer: false, ownResponse: "declined" },
    ],
    [{ responseStatus: { response: "notResponded" } }, { ownResponse: "none" }],
    [{ responseStatus: { response: "organizer" } }, { ownResponse: "accepted" }],
    [
      { type: "exception", seriesMasterId: "AAMkS" },
      { kind: "occurrence", isException: true },
    ],
    [
      { type: "Occurrence", seriesMasterId: "AAMkS" },
      { kind: "occurrence", isException: false },
    ],
    [{ onlineMeeting: null, onlineMeetingUrl: "" }, { joinUrlHash: null }],
  ])("with %j is %j", (more, expected) => {
    expect(readGraphEvent({ ...single, ...more })).toMatchObject(expected);
  });

  it("tells the hash of where one joins, never the address", () => {
    const joinUrl = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_secret%40thread.v2/0";
    const event = readGraphEvent({ ...single, onlineMeeting: { joinUrl } });
    expect(event.joinUrlHash).toBe(hashJoinUrl(joinUrl));
    expect(JSON.stringify(event)).not.toContain("meetup-join");
  });

  it.each([
    {
      name: "in the zone of the answer",
      timeZone: "UTC",
      start: "2026-11-22T23:00:00.000Z",
      end: "2026-11-23T23:00:00.000Z",
    },
    {
      name: "in its own",
      timeZone: "Romance Standard Time",
      start: "2026-11-22T23:00:00.000Z",
      end: "2026-11-23T23:00:00.000Z",
    },
  ])("of a whole day is that day where it was made, written $name", ({ timeZone, start, end }) => {
    const { input } = readGraphEvent({
      ...single,
      isAllDay: true,
      start: { dateTime: "2026-11-23T00:00:00.0000000", timeZone },
      end: { dateTime: "2026-11-24T00:00:00.0000000", timeZone },
    });
    expect([input.start, input.end]).toEqual([start, end]);
  });

  it("of a whole day that is said as moments is those moments", () => {
    const { input } = readGraphEvent({
      ...single,
      isAllDay: true,
      start: { dateTime: "2026-11-22T23:00:00.0000000", timeZone: "UTC" },
      end: { dateTime: "2026-11-23T23:00:00.0000000", timeZone: "UTC" },
    });
    expect([input.start, input.end]).toEqual(["2026-11-22T23:00:00.000Z", "2026-11-23T23:00:00.000Z"]);
  });

  it.each([
    [{ start: undefined }],
    [{ start: { dateTime: "yesterday", timeZone: "UTC" } }],
    [{ start: { dateTime: "2026-11-23T08:00:00", timeZone: "Nowhere Standard Time" } }],
    [{ attendees: "everybody" }],
  ])("with %j is not understood", (more) => {
    expect(() => readGraphEvent({ ...single, ...more })).toThrow(
      expect.objectContaining({ code: "event_not_understood" }),
    );
  });
});
