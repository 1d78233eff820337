import type { OutlookCall } from "./outlook-calls.ts";
import { OutlookError } from "./outlook-error.ts";
import type { OfficeRecurrence } from "./repetition.ts";

const unreadable: readonly OutlookError["code"][] = ["unsupported", "invalid", "timeout", "unknown"];

export type ReadRecurrence = OfficeRecurrence & { recurrenceTimeZone?: { name?: string } };

/**
 * The recurrence, undefined where this client has none for the item. A client that cannot give it does not cost the rest
 * of the invite; a line that is cut does, because it can be asked again.
 */
export async function readRecurrence(
  item: Office.AppointmentCompose,
  call: OutlookCall,
): Promise<ReadRecurrence | null | undefined | "unreadable"> {
  // Some builds of classic Outlook leave the member out of a date of a series.
  const recurrence = item.recurrence as Office.Recurrence | undefined;
  if (!recurrence) return undefined;
  try {
    return await call<ReadRecurrence | null>("recurrence.getAsync", (done) =>
      recurrence.getAsync(done as (result: Office.AsyncResult<Office.Recurrence>) => void),
    );
  } catch (error) {
    if (error instanceof OutlookError && unreadable.includes(error.code)) return "unreadable";
    throw error;
  }
}
