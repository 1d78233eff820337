import { describe, expect, it } from "vitest";
import { chooseRoute, endOfQuiet, type ChosenRoute, type RoutedMessage, type RoutedPerson } from "./choose-route.ts";

// Monday, 10:00 in Copenhagen.
const morning = new Date("2026-11-23T09:00:00Z");
const night = new Date("2026-11-23T22:30:00Z");
const reached: RoutedPerson = {
  routes: {},
  quiet: null,
  digestAt: "08:00",
  timeZone: "Europe/Copenhagen",
  chat: "open",
  activity: false,
  mail: true,
};
const quiet = { from: "22:00", until: "07:00" };

interface Case {
  name: string;
  message?: Partial<RoutedMessage>;
  person?: Partial<RoutedPerson>;
  now?: Date;
  goes: ChosenRoute;
}

const cases: Case[] = [
  { name: "in chat, where nothing was chosen", goes: { go: "teams" } },
  { name: "by mail, where that is chosen", person: { routes: { meeting_card: "email" } }, goes: { go: "email" } },
  {
    name: "in chat, where mail is chosen and cannot be written",
    person: { routes: { meeting_card: "email" }, mail: false },
    goes: { go: "teams" },
  },
  {
    name: "in the digest of the next morning",
    person: { routes: { meeting_card: "digest" } },
    goes: { go: "digest", at: new Date("2026-11-24T07:00:00Z") },
  },
  {
    name: "in the digest of the same day, where that is still to come",
    person: { routes: { meeting_card: "digest" }, digestAt: "16:30" },
    goes: { go: "digest", at: new Date("2026-11-23T15:30:00Z") },
  },
  {
    name: "in chat, where the digest could not be written",
    person: { routes: { meeting_card: "digest" }, mail: false },
    goes: { go: "teams" },
  },
  {
    name: "to nobody who does not want it",
    message: { kind: "feedback_card" },
    person: { routes: { feedback_card: "none" } },
    goes: { go: "nobody", because: "not_wanted" },
  },
  {
    name: "in chat, where a choice is not one of the kind's any more",
    message: { kind: "approval_card" },
    person: { routes: { approval_card: "none" } },
    goes: { go: "teams" },
  },
  { name: "by mail to whoever blocked the bot", person: { chat: "closed" }, goes: { go: "email" } },
  {
    name: "in chat to whoever blocked the bot, where there is no mail: the channel says why not",
    person: { chat: "closed", mail: false },
    goes: { go: "teams" },
  },
  { name: "in chat for a while, where the chat was never opened", person: { chat: "never" }, goes: { go: "teams" } },
  {
    name: "by mail after an hour, where the chat was never opened",
    message: { createdAt: new Date(morning.getTime() - 3_600_000) },
    person: { chat: "never" },
    goes: { go: "email" },
  },
  {
    name: "by mail at once, where somebody waits and the chat was never opened",
    message: { kind: "arrival_card" },
    person: { chat: "never" },
    goes: { go: "email" },
  },
  {
    name: "after the quiet hours, also over midnight",
    person: { quiet },
    now: night,
    goes: { go: "wait", until: new Date("2026-11-24T06:00:00Z") },
  },
  {
    name: "after the quiet hours of the person's own zone",
    person: { quiet, timeZone: "Asia/Tokyo" },
    now: new Date("2026-11-23T21:30:00Z"),
    goes: { go: "wait", until: new Date("2026-11-23T22:00:00Z") },
  },
  { name: "at once, before the quiet hours", person: { quiet }, goes: { go: "teams" } },
  {
    name: "at once, the minute they end",
    person: { quiet },
    now: new Date("2026-11-24T06:00:00Z"),
    goes: { go: "teams" },
  },
  {
    name: "in the quiet hours, where somebody waits at the reception",
    message: { kind: "arrival_card" },
    person: { quiet },
    now: night,
    goes: { go: "teams" },
  },
  {
    name: "to the digest in the quiet hours: it waits anyway",
    person: { quiet, routes: { meeting_card: "digest" } },
    now: night,
    goes: { go: "digest", at: new Date("2026-11-24T07:00:00Z") },
  },
  {
    name: "in the activity feed to whoever blocked the bot, where there is one",
    person: { chat: "closed", activity: true },
    goes: { go: "activity" },
  },
  {
    name: "in the activity feed after an hour, where the chat was never opened",
    message: { createdAt: new Date(morning.getTime() - 3_600_000) },
    person: { chat: "never", activity: true },
    goes: { go: "activity" },
  },
  {
    name: "in the activity feed at once, where somebody waits, also without mail and in quiet hours",
    message: { kind: "late_card" },
    person: { chat: "never", activity: true, mail: false, quiet },
    now: night,
    goes: { go: "activity" },
  },
  {
    name: "in chat for a while, though there is a feed",
    person: { chat: "never", activity: true },
    goes: { go: "teams" },
  },
  { name: "in chat to whoever has it open, though there is a feed", person: { activity: true }, goes: { go: "teams" } },
  {
    name: "by mail, where that is chosen, though there is a feed",
    person: { routes: { meeting_card: "email" }, activity: true },
    goes: { go: "email" },
  },
  {
    name: "in the activity feed, where mail is chosen, cannot be written and the bot was blocked",
    person: { routes: { meeting_card: "email" }, chat: "closed", activity: true, mail: false },
    goes: { go: "activity" },
  },
  {
    name: "on in the activity feed, once it goes there, though the chat was opened meanwhile",
    message: { channel: "activity" },
    person: { activity: true },
    goes: { go: "activity" },
  },
  {
    name: "by mail, where the feed that it was to leave by is there no more",
    message: { channel: "activity" },
    person: { chat: "closed" },
    goes: { go: "email" },
  },
  {
    name: "in the activity feed after the quiet hours",
    message: { channel: "activity" },
    person: { chat: "closed", activity: true, quiet },
    now: night,
    goes: { go: "wait", until: new Date("2026-11-24T06:00:00Z") },
  },
  { name: "by mail, once it goes by mail", message: { channel: "email" }, goes: { go: "email" } },
  {
    name: "by mail after the quiet hours",
    message: { channel: "email" },
    person: { quiet },
    now: night,
    goes: { go: "wait", until: new Date("2026-11-24T06:00:00Z") },
  },
];

describe("chooseRoute", () => {
  it.each(cases)("goes $name", ({ message, person, now = morning, goes }) => {
    const told: RoutedMessage = { kind: "meeting_card", channel: "teams", createdAt: now, ...message };
    expect(chooseRoute(told, { ...reached, ...person }, now)).toEqual(goes);
  });

  it("ends quiet hours within a day, on days on which clocks change too", () => {
    for (let hour = 0; hour < 24 * 14; hour += 1) {
      const now = new Date(Date.UTC(2027, 2, 21, hour, 17));
      const end = endOfQuiet({ quiet: { from: "01:00", until: "02:30" }, timeZone: "Europe/Copenhagen" }, now);
      if (end === undefined) continue;
      expect(end.getTime()).toBeGreaterThan(now.getTime());
      expect(end.getTime() - now.getTime()).toBeLessThan(90 * 60_000 + 1);
    }
  });
});
