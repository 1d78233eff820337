import type { CardJson } from "../conversations/turn.ts";
import type { Words } from "../messages/words.ts";

/** Teams takes 60 people at most who see a card refreshed by itself. */
const mostRefreshedUsers = 60;

/** Below Teams' limit for a message in all its versions, in bytes of UTF-8. */
export const largestCard = 25_000;

export interface CardFrame {
  words: Words;
  /** For clients that cannot show the card. */
  fallbackText: string;
  speak: string;
  /** How the card brings itself up to date. */
  refresh: { title: string; verb: string; data: Record<string, string> };
  /** The channel's ids of those for whom the card refreshes itself when they look at it. */
  refreshFor: readonly string[];
  body: CardJson[];
  actions: CardJson[];
}

/** An Adaptive Card 1.5 that refreshes itself. */
export function cardFrame({ words, fallbackText, speak, refresh, refreshFor, body, actions }: CardFrame): CardJson {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: words.language,
    fallbackText,
    speak,
    refresh: { action: { type: "Action.Execute", ...refresh }, userIds: refreshFor.slice(0, mostRefreshedUsers) },
    msteams: { width: "Full" },
    body,
    actions,
  };
}
