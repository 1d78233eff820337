import type { HostAttendee, HostLocation, HostPerson } from "./host-appointment.ts";
import { toOfficeRecurrence } from "./office-recurrence.ts";
import { officeColours } from "./office-theme.ts";
import type { HostAnswer, HostOperation, HostSignal, OutlookHost } from "./outlook-host.ts";

// The numbers and shapes of office.js' calls and events, as its Outlook on the web part sends and unpacks them.

/** What office.js sends along with a method; each takes its own part. */
export interface MethodParameters {
  TimeProperty?: number;
  recipientField?: number;
  enhancedLocations?: { id: string; type: string }[];
  customProperties?: Record<string, unknown>;
  key?: string;
  message?: string;
}

/** Method numbers of item calls, and how the answer looks on the wire. */
const itemMethods: Record<
  number,
  { ask: (given: MethodParameters) => HostOperation; shape?: (value: unknown) => unknown }
> = {
  3: { ask: () => ({ name: "loadCustomProperties" }) },
  4: { ask: (given) => ({ name: "saveCustomProperties", properties: given.customProperties ?? {} }) },
  15: {
    ask: (given) => ({ name: "getRecipients", kind: given.recipientField === 1 ? "optional" : "required" }),
    shape: (value) => (value as HostAttendee[]).map(toRecipient),
  },
  18: { ask: () => ({ name: "getSubject" }) },
  24: {
    ask: (given) => ({ name: "getTime", which: given.TimeProperty === 2 ? "end" : "start" }),
    shape: (value) => Date.parse(value as string),
  },
  32: { ask: () => ({ name: "save" }) },
  35: { ask: (given) => ({ name: "replaceNotice", key: given.key ?? "", message: given.message ?? "" }) },
  36: { ask: (given) => ({ name: "removeNotice", key: given.key ?? "" }) },
  103: { ask: () => ({ name: "getRecurrence" }) },
  107: {
    ask: () => ({ name: "getOrganizer" }),
    shape: (value) => ({ name: (value as HostPerson).name, address: (value as HostPerson).email, recipientType: 2 }),
  },
  154: { ask: () => ({ name: "getLocations" }), shape: (value) => (value as HostLocation[]).map(toLocationDetails) },
  155: { ask: (given) => ({ name: "addLocations", locations: given.enhancedLocations ?? [] }) },
  156: { ask: (given) => ({ name: "removeLocations", locations: given.enhancedLocations ?? [] }) },
  164: { ask: () => ({ name: "getItemId" }) },
};

const notSupported = 5000;

/** A call of the item by its number, answered in the shape that office.js unpacks. */
export async function itemMethod(host: OutlookHost, number: number, given: MethodParameters): Promise<unknown> {
  const method = itemMethods[number];
  const result: HostAnswer = method ? await host.call(method.ask(given)) : { ok: false, code: notSupported };
  if (!result.ok) return { error: 1, errorCode: result.code, wasSuccessful: false, data: null };
  if (number === 3)
    return { error: 0, errorCode: 0, wasSuccessful: true, customProperties: JSON.stringify(result.value) };
  return {
    error: 0,
    errorCode: 0,
    wasSuccessful: true,
    data: method?.shape ? method.shape(result.value) : result.value,
  };
}

const getAccessToken = 98;

/** A call that all Office programs have: of these only single sign-on is answered. */
export async function commonMethod(host: OutlookHost, number: number): Promise<unknown> {
  if (number !== getAccessToken) return { Error: notSupported, Version: 1 };
  const result = await host.call({ name: "getAccessToken" });
  return result.ok ? { Error: 0, Version: 1, accessToken: result.value } : { Error: result.code, Version: 1 };
}

const responseNumbers = ["none", "organizer", "tentative", "accepted", "declined"];

function toRecipient({ name, email, response }: HostAttendee) {
  return { name, address: email, appointmentResponse: responseNumbers.indexOf(response), recipientType: 2 };
}

/** The form of a location that office.js hands on unchanged. */
function toLocationDetails({ kind, name, email }: HostLocation) {
  return { locationIdentifier: { id: email ?? name, type: kind }, displayName: name, emailAddress: email ?? "" };
}

/** What an event carries, before it is packed into text. */
export function eventData(host: OutlookHost, signal: HostSignal): unknown {
  const { appointment } = host;
  switch (signal) {
    case "time":
      return { start: Date.parse(appointment.start), end: Date.parse(appointment.end) };
    case "recipients":
      return { requiredAttendees: true, optionalAttendees: true, resources: false };
    case "locations":
      return { enhancedLocations: appointment.locations.map(toLocationDetails) };
    case "recurrence":
      return { recurrence: JSON.stringify(toOfficeRecurrence(appointment)) };
    case "theme":
      return Object.fromEntries(
        Object.entries(officeColours(host.theme)).map(([part, colour]) => [
          part,
          Number.parseInt(String(colour).slice(1), 16),
        ]),
      );
  }
}
