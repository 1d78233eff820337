import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { SeenEvent } from "../calendar/calendar-port.ts";
import { takeInEvent } from "../calendar/take-in-event.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Principal } from "../identity/principal.ts";
import type { EventPlace } from "./event-look-sql.ts";

/** What a look led to. */
export interface TakenIn {
  outcome: "done" | "nothing";
  meetingId: string | null;
  seriesId: string | null;
  /** For the log: what was made of the event. */
  answer: Record<string, unknown>;
}

/** The service itself, where it does what a calendar says. */
export function calendarPrincipal(tenantId: string): Principal {
  return {
    kind: "app",
    id: "app:calendar",
    tenantId,
    userId: null,
    name: "Magic Meetings",
    roles: [],
    scopes: ["calendar.write"],
  };
}

/** Does what an event as it is now asks for; an event of nobody we know, or one that is gone and never came, asks nothing. */
export async function takeInSeen(
  context: CommandContext,
  seen: SeenEvent | (EventPlace & { gone: true }),
): Promise<TakenIn> {
  const nothing: TakenIn = { outcome: "nothing", meetingId: null, seriesId: null, answer: {} };
  if ("gone" in seen) return nothing;
  try {
    const { id, series } = await takeInEvent(context, seen.event);
    return { outcome: "done", meetingId: id, seriesId: series?.id ?? null, answer: {} };
  } catch (error) {
    if (error instanceof Refusal && error.code === "not_found" && seen.event.isCancelled) return nothing;
    throw error;
  }
}
