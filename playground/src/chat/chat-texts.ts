import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";

const en = {
  /** For times; without a country English would be American. */
  language: "en-GB",
  app: "Magic Meetings",
  chat: "Messages with Magic Meetings",
  you: "You",
  connecting: "Connecting…",
  disconnected: "No connection. What you see may be old; connecting again…",
  empty: "Nothing has been said yet",
  emptyHint: "Order something for a meeting, or write “help”.",
  write: "Type a message",
  send: "Send",
  edited: "updated {time}",
  notSent: "The message did not reach the bot: {reason}",
  dismiss: "Close",
};

export type ChatTexts = typeof en;

const da: ChatTexts = {
  language: "da-DK",
  app: "Magic Meetings",
  chat: "Beskeder med Magic Meetings",
  you: "Dig",
  connecting: "Opretter forbindelse…",
  disconnected: "Ingen forbindelse. Det viste kan være gammelt; forbinder igen…",
  empty: "Der er ikke skrevet noget endnu",
  emptyHint: "Bestil noget til et møde, eller skriv “hjælp”.",
  write: "Skriv en besked",
  send: "Send",
  edited: "opdateret {time}",
  notSent: "Beskeden nåede ikke frem til botten: {reason}",
  dismiss: "Luk",
};

/** The words of the simulated Teams around the chat. */
export function chatTexts(locale: DemoPerson["locale"]): ChatTexts {
  return locale === "da" || locale === "nb" ? da : en;
}
