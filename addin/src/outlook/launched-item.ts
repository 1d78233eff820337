import type { AppointmentCheckInput } from "@magic-meetings/contract/appointment-checks/appointment-check.ts";
import type { Client } from "@magic-meetings/contract/client-events/client-event.ts";
import type { ClientPlatform } from "@magic-meetings/contract/client-events/client-event-words.ts";
import { keyProperty } from "./key-property.ts";
import type { OutlookCall } from "./outlook-calls.ts";
import { OutlookError } from "./outlook-error.ts";
import { readRecurrence } from "./read-recurrence.ts";
import { repetitionOf } from "./repetition.ts";

// What the script without a pane asks of Outlook. Classic Outlook runs it without a page: no DOM, no storage, no Intl.

/** The appointment that is open; undefined where it is a message, a read-only form or nothing at all. */
export function launchedAppointment(): Office.AppointmentCompose | undefined {
  const mailbox = Office.context.mailbox as Office.Mailbox | undefined;
  const item = mailbox?.item as unknown as Office.AppointmentCompose | null | undefined;
  // A shared mailbox in classic Outlook may have no item here.
  if (!item || String(item.itemType) !== "appointment" || typeof item.subject !== "object") return undefined;
  return item;
}

export function supportsMailbox(set: string): boolean {
  return Office.context.requirements.isSetSupported("Mailbox", set);
}

export function displayLanguage(): string {
  return Office.context.displayLanguage || "en-US";
}

const platforms: Partial<Record<string, ClientPlatform>> = {
  PC: "PC",
  Mac: "Mac",
  OfficeOnline: "OfficeOnline",
  iOS: "iOS",
  Android: "Android",
};

/** What kind of client it is. New Outlook for Windows calls itself Outlook on the web, except in this one place. */
export function launchedClient(): Client {
  const diagnostics = Office.context.mailbox?.diagnostics as Office.Diagnostics | undefined;
  const isNew = String(diagnostics?.hostName) === "newOutlookWindows";
  const version = /^\d{1,6}(\.\d{1,6}){0,3}/.exec(String(diagnostics?.hostVersion ?? ""));
  return {
    host: "outlook",
    platform: isNew ? "newOutlookWindows" : (platforms[String(Office.context.platform)] ?? "other"),
    version: version ? version[0] : "0",
  };
}

/** The pane's key; undefined where it was never opened for this appointment. Only read: writing is for the pane. */
export async function readClientKey(item: Office.AppointmentCompose, call: OutlookCall): Promise<string | undefined> {
  const properties = await call<Office.CustomProperties>("item.loadCustomPropertiesAsync", (done) =>
    item.loadCustomPropertiesAsync(done),
  );
  const kept: unknown = properties.get(keyProperty);
  return typeof kept === "string" && kept ? kept : undefined;
}

/** The id as Exchange's REST interface writes it; undefined before the appointment was saved. */
export async function readEventId(item: Office.AppointmentCompose, call: OutlookCall): Promise<string | undefined> {
  try {
    const id = await call<string>("item.getItemIdAsync", (done) => item.getItemIdAsync(done));
    return Office.context.mailbox.convertToRestId(id, Office.MailboxEnums.RestVersion.v2_0);
  } catch (error) {
    if (error instanceof OutlookError) return undefined;
    throw error;
  }
}

export type LaunchedTime = Pick<AppointmentCheckInput, "start" | "end" | "timeZone" | "of" | "recurrence">;

/** When the invite says that it is. The zone is named as Windows does: the service knows both. */
export async function readTime(item: Office.AppointmentCompose, call: OutlookCall): Promise<LaunchedTime> {
  const [start, end, recurrence] = await Promise.all([
    call<Date>("start.getAsync", (done) => item.start.getAsync(done)),
    call<Date>("end.getAsync", (done) => item.end.getAsync(done)),
    readRecurrence(item, call),
  ]);
  const time = { start: start.toISOString(), end: end.toISOString() };
  const timeZone = Office.context.mailbox.userProfile.timeZone || "UTC";
  if (recurrence === "unreadable") return { timeZone, of: "series", ...time };
  const zone = recurrence?.recurrenceTimeZone?.name || timeZone;
  const seriesId = item.seriesId as string | null | undefined;
  const repetition = repetitionOf({ recurrence, seriesId, timeZone: zone });
  if (repetition.kind === "series") return { timeZone: zone, of: "series", recurrence: repetition.recurrence, ...time };
  if (repetition.kind === "unreadable") return { timeZone: zone, of: "series", ...time };
  return { timeZone, of: repetition.kind, ...time };
}

const noticeName = "magicMeetings";

/** One line above the appointment, in the place of the last one; null takes it away. */
export function showNotice(item: Office.AppointmentCompose, call: OutlookCall, message: string | null): Promise<void> {
  const { notificationMessages } = item;
  if (message === null) {
    return call<void>("notificationMessages.removeAsync", (done) => notificationMessages.removeAsync(noticeName, done));
  }
  const type = Office.MailboxEnums.ItemNotificationMessageType.InformationalMessage;
  // Which icon is shown the manifest says, but there has to be one.
  const details = { type, message, icon: "magic", persistent: false };
  return call<void>("notificationMessages.replaceAsync", (done) =>
    notificationMessages.replaceAsync(noticeName, details, done),
  );
}
