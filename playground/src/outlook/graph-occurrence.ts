import type { GraphEvent, GraphEventContext } from "./graph-event.ts";
import { toGraphEvent, toGraphTime } from "./graph-event.ts";
import type { HostAppointment } from "./host-appointment.ts";
import { toLocal } from "./local-time.ts";
import type { HostOccurrence } from "./host-occurrences.ts";

/**
 * One date of a series as Exchange would answer it through Microsoft Graph: an `exception` where it was moved, else an
 * `occurrence`. It has an id and a UID of its own, and the series' custom properties.
 */
export function toOccurrenceEvent(
  appointment: HostAppointment,
  { originalStart, start, end, state }: HostOccurrence,
  context: GraphEventContext,
): GraphEvent {
  const { cancelledOccurrences: _ofTheSeries, ...series } = toGraphEvent(appointment, context);
  const { timeZone, iCalUId } = appointment;
  const date = toLocal(originalStart, timeZone).slice(0, 10);
  return {
    ...series,
    id: `${context.itemId.replace(/=+$/, "")}${date.replaceAll("-", "")}=`,
    iCalUId: datedUid(iCalUId, date),
    type: state === "moved" ? "exception" : "occurrence",
    recurrence: null,
    seriesMasterId: context.itemId,
    originalStart,
    isCancelled: state === "skipped",
    start: toGraphTime(start, timeZone),
    end: toGraphTime(end, timeZone),
  };
}

const uidPrefix = "040000008200E00074C5B7101A82E008".length;

/** Exchange writes an occurrence's date behind the fixed beginning of the UID: two bytes for the year, one each for the rest. */
function datedUid(iCalUId: string, date: string): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const hex = (number: number, digits: number) => number.toString(16).toUpperCase().padStart(digits, "0");
  return iCalUId.slice(0, uidPrefix) + hex(year, 4) + hex(month, 2) + hex(day, 2) + iCalUId.slice(uidPrefix + 8);
}
