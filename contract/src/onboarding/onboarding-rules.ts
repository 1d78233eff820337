import type { CalendarKind, ConnectionState, StepState } from "./onboarding-words.ts";

/** What the database knows of how far a company is. */
export interface SetUpFacts {
  calendars: CalendarKind;
  rooms: number;
  /** Calendars by how they are listened to. */
  listened: { active: number; wanted: number; troubled: number };
  /** Whether Microsoft 365 ever answered for this company. */
  answered: boolean;
  /** What became of the last test message that the asker had sent. */
  test: "pending" | "sent" | "failed" | "suppressed" | null;
}

/** Whether Microsoft 365 lets us in, which its first answer shows and nothing else does. */
export function consentState({ calendars, answered, listened }: SetUpFacts): StepState {
  if (calendars === "built_in" || answered || listened.active > 0) return "done";
  return listened.troubled > 0 ? "trouble" : "todo";
}

export function placesState({ rooms }: SetUpFacts): StepState {
  return rooms > 0 ? "done" : "todo";
}

/** Every room's calendar is listened to by itself once the rooms are there. */
export function calendarsState({ calendars, rooms, listened }: SetUpFacts): StepState {
  if (rooms === 0) return "todo";
  const isAsked = listened.active + listened.wanted + listened.troubled > 0;
  if (calendars === "built_in" && !isAsked) return "done";
  if (listened.troubled > 0 || (calendars === "none" && !isAsked)) return "trouble";
  return listened.active > 0 && listened.wanted === 0 ? "done" : "waiting";
}

export function messageState({ test }: SetUpFacts): StepState {
  if (test === null) return "todo";
  if (test === "pending") return "waiting";
  return test === "sent" ? "done" : "trouble";
}

/** What went through a connection. */
export interface ConnectionFacts {
  lastDoneAt: Date | null;
  lastFailedAt: Date | null;
}

/** After a weekend and a day of rest nobody is alarmed. */
export const silentAfterDays = 4;

/** How a connection is by the last of what went through it; what failed before something worked is over. */
export function connectionState({ lastDoneAt, lastFailedAt }: ConnectionFacts, now: Date): ConnectionState {
  if (lastFailedAt !== null && (lastDoneAt === null || lastFailedAt > lastDoneAt)) return "failing";
  if (lastDoneAt === null) return "unused";
  return now.getTime() - lastDoneAt.getTime() > silentAfterDays * 86_400_000 ? "silent" : "working";
}
