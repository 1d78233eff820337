import type { HostAttendee, HostLocation, HostPerson } from "./host-appointment.ts";
import type { OfficeRecurrence, OfficeSeriesTime } from "./office-recurrence.ts";

// What the host says, in the shapes that office.js gives to an add-in.

export function toDetails({ email, name, response }: HostAttendee): Office.EmailAddressDetails {
  const details = { emailAddress: email, displayName: name, appointmentResponse: response, recipientType: "user" };
  return details as unknown as Office.EmailAddressDetails;
}

export function toOrganizer({ email, name }: HostPerson): Office.EmailAddressDetails {
  return { emailAddress: email, displayName: name, recipientType: "user" } as unknown as Office.EmailAddressDetails;
}

export function toLocation({ kind, name, email }: HostLocation): Office.LocationDetails {
  const locationIdentifier = { id: email ?? name, type: kind } as unknown as Office.LocationIdentifier;
  return { locationIdentifier, displayName: name, emailAddress: email ?? "" };
}

export function toRecurrence(recurrence: OfficeRecurrence | null): Office.Recurrence {
  if (!recurrence) return null as unknown as Office.Recurrence;
  const { seriesTimeJson, ...others } = recurrence;
  return { ...others, seriesTime: toSeriesTime(seriesTimeJson) } as unknown as Office.Recurrence;
}

type SeriesTimeGetters = Pick<
  Office.SeriesTime,
  "getDuration" | "getStartDate" | "getStartTime" | "getEndDate" | "getEndTime"
>;

/** The getters of office.js' SeriesTime: `2026-11-23`, `T10:00:00.000`, and null for no last day. */
function toSeriesTime(time: OfficeSeriesTime): SeriesTimeGetters {
  const { startTimeMin, durationMin } = time;
  const noEnd = null as unknown as string;
  return {
    getDuration: () => durationMin,
    getStartDate: () => dateText(time.startYear, time.startMonth, time.startDay),
    getStartTime: () => timeText(startTimeMin),
    getEndDate: () => (time.noEndDate ? noEnd : dateText(time.endYear ?? 0, time.endMonth ?? 0, time.endDay ?? 0)),
    getEndTime: () => timeText(startTimeMin + durationMin),
  };
}

function dateText(year: number, month: number, day: number): string {
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

function timeText(minutes: number): string {
  return `T${twoDigits(Math.floor(minutes / 60) % 24)}:${twoDigits(minutes % 60)}:00.000`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
