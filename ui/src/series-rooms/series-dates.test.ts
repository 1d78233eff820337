import type { Occurrence, SeriesRoomDate, SeriesRoomPreview } from "@magic-meetings/contract/series/series.ts";
import { describe, expect, it } from "vitest";
import {
  acceptAlternatives,
  acceptFree,
  acceptOf,
  resultOf,
  seriesDates,
  toggled,
  withAlternative,
  withoutRoom,
} from "./series-dates.ts";

const aarhus = { id: "aarhus", name: "Aarhus" };
const fanø = { id: "fanø", name: "Fanø" };

function date(meetingId: string, status: SeriesRoomDate["status"], alternative?: { id: string }): SeriesRoomDate {
  const offer = alternative ? { room: alternative } : null;
  return { meetingId, start: `${meetingId} start`, end: "", status, alternative: offer } as SeriesRoomDate;
}

function occurrence(meetingId: string, room: typeof aarhus, status = "confirmed"): Occurrence {
  return { meetingId, isException: false, rooms: [{ bookingId: `b ${meetingId}`, room, status }] } as Occurrence;
}

const preview = {
  room: aarhus,
  dates: [
    date("one", "free"),
    date("two", "held"),
    date("three", "conflict", fanø),
    date("four", "conflict"),
    date("five", "conflict", fanø),
    date("six", "free"),
  ],
} as SeriesRoomPreview;
const dates = seriesDates(preview, [
  occurrence("two", aarhus),
  occurrence("five", fanø, "requested"),
  occurrence("six", fanø, "released"),
]);
const ids = (list: { meetingId: string }[]) => list.map(({ meetingId }) => meetingId);

describe("the dates of a series and a room", () => {
  it("say what each of them has, whatever was let go of", () => {
    expect(dates.map(({ meetingId, held }) => [meetingId, held?.room.name])).toEqual([
      ["one", undefined],
      ["two", "Aarhus"],
      ["three", undefined],
      ["four", undefined],
      ["five", "Fanø"],
      ["six", undefined],
    ]);
    expect(ids(withoutRoom(dates))).toEqual(["one", "three", "four", "six"]);
  });

  it("have the room accepted at first where it is free, and nothing else", () => {
    expect(acceptFree(dates, "aarhus")).toEqual({ one: "aarhus", six: "aarhus" });
  });

  it("have a replacement only where nothing is held yet", () => {
    expect(ids(withAlternative(dates))).toEqual(["three"]);
    expect(acceptAlternatives(dates, { one: "aarhus" })).toEqual({ one: "aarhus", three: "fanø" });
  });

  it("are taken and left one by one", () => {
    expect(toggled({ one: "aarhus" }, "one", "aarhus")).toEqual({});
    expect(toggled({ one: "aarhus" }, "one", "fanø")).toEqual({ one: "fanø" });
    expect(toggled({}, "three", "fanø")).toEqual({ three: "fanø" });
  });
});

describe("what is asked for", () => {
  it.each([
    ["nothing", {}, undefined],
    ["the room wherever it is free", { one: "aarhus", six: "aarhus" }, "free"],
    ["the room on one date", { one: "aarhus" }, [{ meetingId: "one", roomId: "aarhus" }]],
    [
      "a replacement as well",
      { one: "aarhus", six: "aarhus", three: "fanø" },
      [
        { meetingId: "one", roomId: "aarhus" },
        { meetingId: "six", roomId: "aarhus" },
        { meetingId: "three", roomId: "fanø" },
      ],
    ],
    ["a date that is gone", { gone: "aarhus" }, undefined],
  ])("is %s", (_, accepted, expected) => {
    expect(acceptOf(dates, accepted, "aarhus")).toEqual(expected);
  });
});

it("the result counts what was booked and what was taken meanwhile", () => {
  const result = ["booked", "booked", "held", "conflict", "not_allowed", "not_asked"].map((status) => ({ status }));
  expect(resultOf({ dates: result } as Parameters<typeof resultOf>[0])).toEqual({ booked: 2, missed: 2 });
});
