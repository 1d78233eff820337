import { describe, expect, it } from "vitest";
import { compareRooms, differencesOf, type MailboxProcessing, type OurRoom } from "./room-mailbox-rules.ts";

const aligned: MailboxProcessing = {
  mailbox: "tivoli@contoso.com",
  automateProcessing: "AutoAccept",
  allowConflicts: false,
  conflictPercentageAllowed: 0,
  maximumConflictInstances: 0,
  bookingWindowInDays: 1080,
  maximumDurationInMinutes: 0,
  allBookInPolicy: true,
  scheduleOnlyDuringWorkHours: false,
  processExternalMeetingMessages: false,
};
const tivoli: OurRoom = { name: "Tivoli", email: "Tivoli@contoso.com", maxDaysAhead: null, maxMinutes: null };

describe("a room in Exchange and here", () => {
  it.each<[string, Partial<MailboxProcessing>, Partial<OurRoom>, string[]]>([
    ["is aligned", {}, {}, []],
    ["never answers", { automateProcessing: "AutoUpdate" }, {}, ["automateProcessing: AutoUpdate, AutoAccept"]],
    ["is written in another case", { automateProcessing: "autoaccept" }, {}, []],
    ["is given twice", { allowConflicts: true }, {}, ["allowConflicts: True, False"]],
    ["takes half a series", { conflictPercentageAllowed: 30 }, {}, ["conflictPercentageAllowed: 30, 0"]],
    ["takes a series with gaps", { maximumConflictInstances: 2 }, {}, ["maximumConflictInstances: 2, 0"]],
    ["is booked less far ahead there", { bookingWindowInDays: 180 }, {}, ["bookingWindowInDays: 180, 1080"]],
    ["is booked as far ahead as here", { bookingWindowInDays: 180 }, { maxDaysAhead: 180 }, []],
    [
      "is booked a day less far",
      { bookingWindowInDays: 179 },
      { maxDaysAhead: 180 },
      ["bookingWindowInDays: 179, 180"],
    ],
    ["may be booked further here than Exchange can", {}, { maxDaysAhead: 3650 }, []],
    [
      "lasts a day there and any time here",
      { maximumDurationInMinutes: 1440 },
      {},
      ["maximumDurationInMinutes: 1440, 0"],
    ],
    ["lasts as long as here", { maximumDurationInMinutes: 240 }, { maxMinutes: 240 }, []],
    ["lasts less", { maximumDurationInMinutes: 239 }, { maxMinutes: 240 }, ["maximumDurationInMinutes: 239, 240"]],
    ["asks delegates", { allBookInPolicy: false }, {}, ["allBookInPolicy: False, True"]],
    ["keeps work hours", { scheduleOnlyDuringWorkHours: true }, {}, ["scheduleOnlyDuringWorkHours: True, False"]],
    [
      "answers strangers",
      { processExternalMeetingMessages: true },
      {},
      ["processExternalMeetingMessages: True, False"],
    ],
  ])("%s", (_what, theirs, ours, expected) => {
    const found = differencesOf({ ...aligned, ...theirs }, { ...tivoli, ...ours });
    expect(found.map(({ setting, theirs: has, wanted }) => `${setting}: ${has}, ${wanted}`)).toEqual(expected);
  });

  it("is not judged by what the export leaves out", () => {
    expect(differencesOf({ mailbox: "tivoli@contoso.com" }, tivoli)).toEqual([]);
  });
});

describe("an export", () => {
  it("is matched by address in any case, and says what is on one side only", () => {
    const other = { ...aligned, mailbox: "other@contoso.com" };
    const nyhavn = { ...tivoli, name: "Nyhavn", email: "nyhavn@contoso.com" };
    expect(compareRooms([aligned, other], [tivoli, nyhavn])).toEqual({
      rooms: [{ name: "Tivoli", email: "Tivoli@contoso.com", differences: [] }],
      notHere: ["other@contoso.com"],
      notThere: ["nyhavn@contoso.com"],
    });
  });
});
