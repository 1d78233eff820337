import type { HostAttendee, HostLocation, HostPerson, HostRecurrence } from "./host-appointment.ts";

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

export function toRecurrence(recurrence: HostRecurrence | null): Office.Recurrence {
  return (recurrence && {
    recurrenceType: "weekly",
    recurrenceProperties: { interval: 1 },
  }) as unknown as Office.Recurrence;
}
