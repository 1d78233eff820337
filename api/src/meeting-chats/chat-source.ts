import type { Principal } from "../identity/principal.ts";

/** What Microsoft 365 says of a chat: which event and which online meeting it belongs to. */
export interface ChatFacts {
  /** SHA-256 of the address by which one joins; null where it is not said. */
  joinUrlHash: string | null;
  /** The event in the organizer's calendar: a hint, because her mailbox may name it otherwise meanwhile. */
  eventId: string | null;
  organizerEntraId: string | null;
}

/** Reads a chat for the person who asks; undefined where there is no such chat for her, or no meeting's. */
export type ReadChat = (principal: Principal, chatId: string) => Promise<ChatFacts | undefined>;
