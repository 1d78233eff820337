import type { searchCommands } from "@magic-meetings/bot/talk/search.ts";
import { launchEvents, type LaunchEvent } from "@magic-meetings/contract/client-events/launch-event-words.ts";

// What the app consists of, the same for Teams' manifest, for Outlook's XML and for every language.

/** The personal tabs in their order; the tabs' router knows each by its id. */
export const personalTabs = [
  "my-meetings",
  "rooms",
  "board",
  "approvals",
  "accounts",
  "places",
  "catalogue",
  "vendors",
  "utilisation",
  "reception",
  "security",
  "insight",
  "administration",
] as const;
export type PersonalTab = (typeof personalTabs)[number];

/** Where the tab's address differs from its id. */
export const tabRoutes: Partial<Record<PersonalTab, string>> = { "my-meetings": "meetings" };

export const searches = ["meetings", "services", "rooms"] as const satisfies (keyof typeof searchCommands)[];
export type Search = (typeof searches)[number];

/** The handlers of Outlook's events, in the order in which the manifests name them. */
export const outlookEvents: readonly LaunchEvent[] = Object.values(launchEvents);

/** Beneath `https://<domain>`. */
export const panePage = "/addin/taskpane.html";

/** The least set in which the pane works at all; everything newer is asked for where it is used. */
export const leastMailbox = "1.8";

export const iconSizes = [16, 32, 80] as const;

/** What the app may do in the places where it is installed, and why; nothing is asked for that nothing uses. */
export const resourcePermissions = [
  {
    name: "MailboxItem.ReadWrite.User",
    type: "Delegated",
    why: "The pane reads the invite that is being written, and puts the room among its locations.",
  },
  {
    name: "Mailbox.SharedFolder",
    type: "Delegated",
    why: "The same in a calendar that somebody else keeps for its owner.",
  },
  {
    name: "OnlineMeeting.ReadBasic.Chat",
    type: "Application",
    why: "The tab in a meeting finds the meeting's link on the server, not from what the client says.",
  },
  {
    name: "ChatSettings.Read.Chat",
    type: "Application",
    why: "The chat's own record says which calendar event it belongs to.",
  },
  {
    name: "TeamsActivity.Send.User",
    type: "Application",
    why: "What needs an answer can stand in the activity feed of whoever installed the app.",
  },
] as const;
