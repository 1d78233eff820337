import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { LookOutcome } from "../reconciler/look-at-event.ts";
import type { CalendarEvent } from "./calendar-event.ts";

/** Tells whoever brings an event why nothing was made of it. */
export function refuseUntaken({ commands }: LookOutcome, event: CalendarEvent): void {
  for (const command of commands) {
    if (command.do === "orphan") refuseOrphan(command.facts["because"]);
    if (command.do !== "nothing") continue;
    if (command.because === "not_ours") throw new Refusal("not_found", "There is no such meeting");
    if (command.because === "stays_cancelled") {
      const what = event.kind === "series" ? "series" : "meeting";
      throw new Refusal("wrong_state", `This ${what} was cancelled: make a new appointment`);
    }
  }
}

function refuseOrphan(because: string | number | undefined): void {
  if (because !== "no_usable_time") {
    throw new Refusal("conflict", "It cannot be said which meeting this is: several have its names");
  }
  const detail = "The end must lie after the start, by 31 days at most";
  throw new Refusal("invalid", detail, { errors: [{ pointer: "/end", code: "invalid", detail }] });
}
