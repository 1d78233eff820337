import { launchEvents, type LaunchEventKind } from "./launch-event-words.ts";

// client event: a program of Microsoft's told us that somebody did something in it. Without zod, for pages.

export const launchEventKinds = Object.keys(launchEvents) as [LaunchEventKind, ...LaunchEventKind[]];

/** What Outlook starts by itself, and the pane that a person opens: whoever opens it has an Outlook that should tell. */
export const clientEventKinds = [...launchEventKinds, "pane_opened"] as const;
export type ClientEventKind = (typeof clientEventKinds)[number];

/** Outlook's own names of itself: on the web, new for Windows, classic for Windows, for Mac, on phones. */
export const clientPlatforms = ["OfficeOnline", "newOutlookWindows", "PC", "Mac", "iOS", "Android", "other"] as const;
export type ClientPlatform = (typeof clientPlatforms)[number];
