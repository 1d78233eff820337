import { meetingInputSchema } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import { describe, expect, it } from "vitest";
import type { AppointmentFacts } from "../outlook/appointment-facts.ts";
import { meetingInput } from "./meeting-input.ts";

const facts: AppointmentFacts = {
  subject: ` ${"Planning ".repeat(40)}`,
  start: "2026-11-24T09:00:00.000Z",
  end: "2026-11-24T11:00:00.000Z",
  timeZone: "Europe/Copenhagen",
  attendees: [{ email: "bo@nordlys.example", name: "Bo", response: "accepted", kind: "optional" }],
  organizer: { email: "anna@nordlys.example", name: "Anna" },
  locations: [
    { kind: "room", name: "Aarhus", email: "aarhus@nordlys.example" },
    { kind: "custom", name: "The park" },
  ],
  repetition: { kind: "single" },
};

describe("what the service is told of an invite", () => {
  it("is what the contract takes, with a long subject cut", () => {
    const input = meetingInput(facts);
    expect(meetingInputSchema.safeParse(input).error).toBeUndefined();
    expect(input.subject).toHaveLength(255);
  });

  it("has the recurrence of a series and none of anything else", () => {
    const recurrence: Recurrence = {
      pattern: { type: "weekly", interval: 1, daysOfWeek: ["tuesday"] },
      range: { type: "endDate", startDate: "2026-11-24", endDate: "2027-01-26", recurrenceTimeZone: facts.timeZone },
    };
    const input = meetingInput({ ...facts, repetition: { kind: "series", recurrence } });
    expect(meetingInputSchema.safeParse(input).error).toBeUndefined();
    expect(input.recurrence).toEqual(recurrence);
    expect(meetingInput(facts)).not.toHaveProperty("recurrence");
  });

  it("names whose calendar it is in, where Outlook says so", () => {
    expect(meetingInput(facts).organizerEmail).toBe("anna@nordlys.example");
    expect(meetingInput({ ...facts, organizer: { email: "", name: "" } })).not.toHaveProperty("organizerEmail");
  });

  it("has the rooms as resources and leaves places in words out", () => {
    expect(meetingInput(facts).attendees.map(({ email, kind }) => [email, kind])).toEqual([
      ["bo@nordlys.example", "optional"],
      ["aarhus@nordlys.example", "resource"],
    ]);
  });
});
