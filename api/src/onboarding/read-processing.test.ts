import { describe, expect, it } from "vitest";
import { readProcessing } from "./read-processing.ts";

const read = { mailbox: "tivoli@contoso.com", automateProcessing: "AutoAccept", allowConflicts: false };

describe("an export of Get-CalendarProcessing", () => {
  it.each([
    ["JSON of many", `[{"Identity":"tivoli@contoso.com","AutomateProcessing":"AutoAccept","AllowConflicts":false}]`],
    ["JSON of one", `{"PrimarySmtpAddress":"tivoli@contoso.com","AutomateProcessing":2,"AllowConflicts":false}`],
    ["CSV", `"Identity","AutomateProcessing","AllowConflicts"\n"tivoli@contoso.com","AutoAccept","False"\n`],
    [
      "CSV of the older shell",
      `#TYPE Selected\r\nIdentity,AutomateProcessing,AllowConflicts\r\ntivoli@contoso.com,AutoAccept,False\r\n`,
    ],
    [
      "CSV of a German machine",
      `\uFEFFIdentity;AutomateProcessing;AllowConflicts\ntivoli@contoso.com;AutoAccept;False`,
    ],
  ])("is read as %s", (_kind, text) => {
    expect(readProcessing(text)).toEqual([read]);
  });

  it("leaves out what is empty or not what it should be", () => {
    const text = `Identity,AllowConflicts,BookingWindowInDays,MaximumDurationInMinutes\nr@contoso.com,,long,480\nRoom 1,True,1,1`;
    expect(readProcessing(text)).toEqual([{ mailbox: "r@contoso.com", maximumDurationInMinutes: 480 }]);
  });

  it.each([
    ["[{", "not whole"],
    ["Name,Value\nRoom,1", "has a mailbox's address"],
    ["{}", "has a mailbox's address"],
    [`a,"b\nc`, "neither JSON nor CSV"],
    ["null", "has a mailbox's address"],
    ["[1, null]", "has a mailbox's address"],
  ])("is refused as %j, saying why", (text, why) => {
    expect(() => readProcessing(text)).toThrow(why);
  });
});
