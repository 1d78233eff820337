import type { CardKind } from "../messages/message-words.ts";

// How somebody wants to be told of each kind of message. Without zod, for pages.

/** teams: in chat as usual; digest: once a day, by mail; none: not at all. */
export const routes = ["teams", "email", "digest", "none"] as const;
export type Route = (typeof routes)[number];

/** Somebody waits while it is not read: quiet hours do not hold it up, and it is never left for a digest. */
export const urgentKinds: readonly CardKind[] = ["arrival_card", "late_card"];

/** It asks nothing and nobody waits for an answer: who does not want it gets none. */
export const dispensableKinds: readonly CardKind[] = [
  "feedback_card",
  "budget_card",
  "hand_over_card",
  "series_order_card",
  "diet_card",
  "notice_card",
];

/** Which ways somebody may choose for a kind of message. */
export function routesOf(kind: CardKind): readonly Route[] {
  return routes.filter(
    (route) =>
      (route !== "digest" || !urgentKinds.includes(kind)) && (route !== "none" || dispensableKinds.includes(kind)),
  );
}

/** What the product proposes: everything in chat, at any hour; digests in the morning. */
export const preferenceDefaults = { routes: {}, quiet: null, digestAt: "08:00" } as const;
