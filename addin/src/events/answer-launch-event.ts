import type { AppointmentCheckInput } from "@magic-meetings/contract/appointment-checks/appointment-check.ts";
import type { Client } from "@magic-meetings/contract/client-events/client-event.ts";
import type { LaunchEventKind } from "@magic-meetings/contract/client-events/launch-event-words.ts";
import { launchEvents } from "@magic-meetings/contract/client-events/launch-event-words.ts";
import type { Service } from "./service.ts";
import { within } from "./within.ts";

/** The appointment that is open in Outlook. */
export interface LaunchedAppointment {
  clientKey(): Promise<string | undefined>;
  eventId(): Promise<string | undefined>;
  time(): Promise<Pick<AppointmentCheckInput, "start" | "end" | "timeZone" | "of" | "recurrence">>;
  showNotice(message: string | null): Promise<void>;
}

export interface LaunchHost {
  supports(mailboxSet: string): boolean;
  client(): Client;
  language(): string;
  /** Undefined: it is no appointment that is being written. */
  appointment(): LaunchedAppointment | undefined;
}

/** Outlook says after five seconds that an add-in takes long. */
export const longestAnswerMs = 2_500;
/** Whoever only counts keeps nobody waiting. */
export const longestTellMs = 500;

/**
 * Answers an event of Outlook: null where the appointment may go on, else why not. Whatever fails, takes long or is not
 * to be had lets it go on: the service hears of every change from the calendar itself.
 */
export function answerLaunchEvent(kind: LaunchEventKind, host: LaunchHost, service: Service): Promise<string | null> {
  return within(longestAnswerMs, look(kind, host, service), null);
}

async function look(kind: LaunchEventKind, host: LaunchHost, service: Service): Promise<string | null> {
  if (!host.supports(launchEvents[kind].mailbox)) return null;
  const client = host.client();
  const appointment = host.appointment();
  const named = appointment === undefined ? undefined : await nameOf(appointment);
  if (appointment === undefined || named === undefined) {
    await within(longestTellMs, service.tell({ kind, ...client }), undefined);
    return null;
  }
  const time = await appointment.time();
  const checked = await service.check({ event: kind, client, language: host.language(), ...named, ...time });
  if (kind === "sending") return checked.alert;
  await appointment.showNotice(checked.notice);
  return null;
}

/** By what the service may know it; undefined where it cannot know it at all. */
async function nameOf(
  appointment: LaunchedAppointment,
): Promise<{ clientKey: string } | { eventId: string } | undefined> {
  const clientKey = await appointment.clientKey();
  if (clientKey !== undefined) return { clientKey };
  const eventId = await appointment.eventId();
  return eventId === undefined ? undefined : { eventId };
}
