import type { Role } from "@magic-meetings/contract/identity/identity.ts";
import { describe, expect, it } from "vitest";
import { tabsOf } from "./teams-tabs.ts";

describe("the tabs of the app", () => {
  it.each<[string, Role[], string[]]>([
    ["an organizer", ["organizer"], ["my-meetings", "rooms", "meeting", "call"]],
    [
      "an approver",
      ["organizer", "approver"],
      ["my-meetings", "rooms", "meeting", "call", "approvals", "accounts", "insight"],
    ],
    ["finance", ["organizer", "finance"], ["my-meetings", "rooms", "meeting", "call", "accounts", "insight"]],
    [
      "whoever keeps up places",
      ["organizer", "facility"],
      [
        "my-meetings",
        "rooms",
        "meeting",
        "call",
        "reception",
        "approvals",
        "insight",
        "places",
        "catalogue",
        "vendors",
        "utilisation",
        "administration",
        "board",
      ],
    ],
    ["a receptionist", ["organizer", "receptionist"], ["reception", "my-meetings", "rooms", "meeting", "call"]],
    ["security", ["organizer", "security"], ["my-meetings", "rooms", "meeting", "call", "reception", "security"]],
    ["vendor staff", ["vendor"], ["board", "my-meetings"]],
  ])("of %s", (_who, roles, tabs) => {
    expect(tabsOf({ roles }).map(({ entityId }) => entityId)).toEqual(tabs);
  });
});
