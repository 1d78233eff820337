import { describe, expect, it } from "vitest";
import type { Invited } from "../head-count/head-count-rules.ts";
import { headCountsBySite } from "./head-count-by-site-rules.ts";

const person = (email: string, homeSiteId: string | null, more: Partial<Invited> = {}): Invited => ({
  email,
  homeSiteId,
  response: "none",
  kind: "required",
  ...more,
});
const anna = { email: "anna@nordlys.example", homeSiteId: "copenhagen" };
const two = ["copenhagen", "oslo"];

const cases: [string, Parameters<typeof headCountsBySite>[0], Record<string, number>][] = [
  [
    "at one site everybody counts there, wherever they work",
    { organizer: anna, attendees: [person("a", "oslo"), person("b", null)], siteIds: ["copenhagen"] },
    { copenhagen: 2 },
  ],
  [
    "at several everybody counts where they work",
    { organizer: anna, attendees: [person("a", "oslo"), person("b", "oslo"), person("c", "copenhagen")], siteIds: two },
    { copenhagen: 1, oslo: 2 },
  ],
  [
    "guests and those of other sites are with the organizer",
    { organizer: anna, attendees: [person("a", "milan"), person("b", null), person("c", "oslo")], siteIds: two },
    { copenhagen: 2, oslo: 1 },
  ],
  [
    "with the first site where the organizer works at none",
    { organizer: { ...anna, homeSiteId: "milan" }, attendees: [person("a", null), person("b", "oslo")], siteIds: two },
    { copenhagen: 1, oslo: 1 },
  ],
  [
    "guests are where the organizer says",
    {
      organizer: anna,
      attendees: [person("a", null), person("b", null), person("c", "copenhagen")],
      siteIds: two,
      guestsSiteId: "oslo",
    },
    { copenhagen: 1, oslo: 2 },
  ],
  [
    "a site for guests that takes no part any more counts for nothing",
    { organizer: anna, attendees: [person("a", null)], siteIds: two, guestsSiteId: "milan" },
    { copenhagen: 1, oslo: 1 },
  ],
  [
    "who declined does not come, and rooms are no people",
    {
      organizer: anna,
      attendees: [
        person("a", "oslo", { response: "declined" }),
        person("b", "oslo", { response: "accepted" }),
        person("room", "oslo", { kind: "resource" }),
      ],
      siteIds: two,
    },
    { copenhagen: 1, oslo: 1 },
  ],
  [
    "nobody left at a site is still one, because somebody wants it there",
    { organizer: anna, attendees: [], siteIds: two },
    { copenhagen: 1, oslo: 1 },
  ],
  [
    "the organizer counts where the invite lists her, once",
    {
      organizer: anna,
      attendees: [person("ANNA@nordlys.example", "copenhagen"), person("c", "copenhagen")],
      siteIds: two,
    },
    { copenhagen: 2, oslo: 1 },
  ],
];

describe("head counts by site", () => {
  it.each(cases)("%s", (_, people, expected) => {
    expect(Object.fromEntries(headCountsBySite(people))).toEqual(expected);
  });
});
