import type { BusyPeriod } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { FinderText } from "./finder-messages.ts";

/** A period that is mine has its meeting's id or subject; those of others only say who. */
export function isMine({ meetingId, subject }: Pick<BusyPeriod, "meetingId" | "subject">): boolean {
  return meetingId !== null || subject !== null;
}

/** Whose a period is, in the words that stand on it. */
export function whose(period: BusyPeriod, text: FinderText): string {
  if (isMine(period)) return text("grid.mine", { subject: period.subject || text("grid.noSubject") });
  return period.byNeighbour ? text("grid.takenByNeighbour", { who: period.organizer }) : period.organizer;
}
