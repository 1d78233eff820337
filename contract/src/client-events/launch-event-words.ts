// The events with which Outlook starts the add-in without its pane: what the manifests name, the script answers and the
// service counts. Without zod, for pages and scripts.

/** One script for all of them, without a page in classic Outlook and in this page everywhere else. */
export const launchEventScript = "/addin/launch-events.js";
export const launchEventPage = "/addin/launch-events.html";

export interface LaunchEvent {
  /** As the unified manifest names it. */
  type: string;
  /** As the XML manifest names it. */
  xmlType: string;
  /** The least Mailbox set that has it; the add-in as a whole needs 1.8. */
  mailbox: `1.${number}`;
  /** The action of the manifest, and the function that the script associates with it. */
  action: string;
  /** Of Send only: the person has to look first, and where the add-in does not answer the invite is sent. */
  sendMode?: "softBlock";
}

export const launchEvents = {
  appointment_opened: {
    type: "appointmentOrganizerOpened",
    xmlType: "OnAppointmentOrganizer",
    mailbox: "1.12",
    action: "onAppointmentOrganizerOpened",
  },
  time_changed: {
    type: "appointmentTimeChanged",
    xmlType: "OnAppointmentTimeChanged",
    mailbox: "1.11",
    action: "onAppointmentTimeChanged",
  },
  recurrence_changed: {
    type: "appointmentRecurrenceChanged",
    xmlType: "OnAppointmentRecurrenceChanged",
    mailbox: "1.11",
    action: "onAppointmentRecurrenceChanged",
  },
  attendees_changed: {
    type: "appointmentAttendeesChanged",
    xmlType: "OnAppointmentAttendeesChanged",
    mailbox: "1.11",
    action: "onAppointmentAttendeesChanged",
  },
  sending: {
    type: "appointmentSending",
    xmlType: "OnAppointmentSend",
    mailbox: "1.12",
    action: "onAppointmentSending",
    sendMode: "softBlock",
  },
} as const satisfies Record<string, LaunchEvent>;

export type LaunchEventKind = keyof typeof launchEvents;

/** The manifest's button that opens the pane: Outlook's own question before Send offers it. */
export const openPaneControl = "openTaskPaneButton";
