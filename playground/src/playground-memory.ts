import type { HostAppointment } from "./outlook/host-appointment.ts";
import type { HostTheme } from "./outlook/outlook-host.ts";

export type WindowName = "outlook" | "teams" | "chat" | "phone" | "mail";

/** What a reload must not lose: kept for the browser tab only. */
export interface PlaygroundMemory {
  person: string;
  theme: HostTheme;
  windows: WindowName[];
  /** The appointment in each person's form. */
  drafts: Record<string, HostAppointment>;
}

const storageKey = "magic-meetings.playground";

export function recall(fallback: PlaygroundMemory): PlaygroundMemory {
  try {
    return { ...fallback, ...(JSON.parse(sessionStorage.getItem(storageKey) ?? "{}") as Partial<PlaygroundMemory>) };
  } catch {
    return fallback;
  }
}

export function remember(memory: PlaygroundMemory): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(memory));
  } catch {
    // A full or forbidden storage only means that a reload begins anew.
  }
}
