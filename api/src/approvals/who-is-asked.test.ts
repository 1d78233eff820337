import { describe, expect, it } from "vitest";
import { askedFirst, askedNext, reminderMoment } from "./who-is-asked.ts";

const standIn = { userId: "ida", endsAt: "2026-12-01T00:00:00Z" };
const standing = { userId: "karen", endsAt: null };
const none = { ownerId: null, deputies: [], finance: ["finn"], askedById: "anna" };
const owned = { ...none, ownerId: "bo" };
const names = ({ level, people }: ReturnType<typeof askedFirst>) => [
  level,
  ...people.map(({ userId, as }) => `${userId} as ${as}`),
];

describe("who is asked first", () => {
  it.each([
    ["the owner", owned, ["owner", "bo as owner"]],
    ["who stands in for the owner now", { ...owned, deputies: [standIn] }, ["owner", "ida as deputy"]],
    ["the owner before a standing deputy", { ...owned, deputies: [standing] }, ["owner", "bo as owner"]],
    [
      "the owner, where who stands in asked herself",
      { ...owned, deputies: [standIn], askedById: "ida" },
      ["owner", "bo as owner"],
    ],
    ["the deputies of an account without an owner", { ...none, deputies: [standing] }, ["deputies", "karen as deputy"]],
    ["finance, where there is nobody else", none, ["finance", "finn as finance"]],
    ["nobody who asked herself", { ...none, askedById: "finn" }, ["finance"]],
  ])("%s", (_name, facts, expected) => {
    expect(names(askedFirst(facts))).toEqual(expected);
  });
});

describe("who is asked next", () => {
  it.each([
    ["the deputies", { ...owned, deputies: [standing] }, "owner" as const, ["bo"], ["deputies", "karen as deputy"]],
    [
      "the owner as well, where somebody stood in",
      { ...owned, deputies: [standIn, standing] },
      "owner" as const,
      ["ida"],
      ["deputies", "bo as owner", "karen as deputy"],
    ],
    ["finance at once, where there are no deputies", owned, "owner" as const, ["bo"], ["finance", "finn as finance"]],
    [
      "finance after the deputies",
      { ...owned, deputies: [standing] },
      "deputies" as const,
      ["bo", "karen"],
      ["finance", "finn as finance"],
    ],
    ["nobody twice", { ...owned, finance: ["bo"] }, "deputies" as const, ["bo"], ["finance"]],
  ])("%s", (_name, facts, level, asked, expected) => {
    expect(names(askedNext(level, facts, asked))).toEqual(expected);
  });
});

describe("the reminder", () => {
  const now = new Date("2026-11-24T08:00:00Z");
  it.each([
    ["four hours before it is too late", "2026-11-26T08:00:00Z", "2026-11-26T04:00:00Z"],
    ["half-way, where less is left", "2026-11-24T12:00:00Z", "2026-11-24T10:00:00Z"],
    ["at once, where it is too late", "2026-11-24T07:00:00Z", "2026-11-24T07:00:00Z"],
  ])("comes %s", (_name, decideBy, expected) => {
    expect(reminderMoment(now, new Date(decideBy))).toEqual(new Date(expected));
  });
});
