import type { HostAttendee, HostPerson } from "./host-appointment.ts";
import type { OfficeRecurrence } from "./office-recurrence.ts";
import type { OfficeColours } from "./office-theme.ts";
import type { HostAnswer, HostOperation, HostSignal } from "./outlook-host.ts";
import type { StandInReply, StandInRequest, StandInSignalData, StandInWelcome } from "./stand-in-protocol.ts";
import { toDetails, toLocation, toOrganizer, toRecurrence } from "./stand-in-shapes.ts";

// Served on localhost in place of Microsoft's office.js, which refuses hosts it does not know. It defines `Office` for
// exactly the part of the library that the add-in uses, typed by the library's own types; one suite of contract tests
// runs against both.

type Callback<T> = (result: Office.AsyncResult<T>) => void;
type EventListener = (event: unknown) => void;

/** The members of the library that this file promises. */
interface StandInItem {
  itemType: Office.AppointmentCompose["itemType"];
  subject: Pick<Office.Subject, "getAsync">;
  start: Pick<Office.Time, "getAsync">;
  end: Pick<Office.Time, "getAsync">;
  requiredAttendees: Pick<Office.Recipients, "getAsync">;
  optionalAttendees: Pick<Office.Recipients, "getAsync">;
  organizer: Pick<Office.Organizer, "getAsync">;
  enhancedLocation: Pick<Office.EnhancedLocation, "getAsync" | "addAsync" | "removeAsync">;
  recurrence: Pick<Office.Recurrence, "getAsync">;
  loadCustomPropertiesAsync: Office.AppointmentCompose["loadCustomPropertiesAsync"];
  saveAsync: Office.AppointmentCompose["saveAsync"];
  getItemIdAsync: Office.AppointmentCompose["getItemIdAsync"];
  addHandlerAsync: Office.AppointmentCompose["addHandlerAsync"];
}

const errorNames: Record<number, string> = {
  5000: "OperationNotSupported",
  9041: "NetworkError",
  9042: "InternalServerError",
  9046: "ItemNotSaved",
  9051: "SessionObjectMaxLengthExceeded",
};

const eventTypes: Record<HostSignal, string> = {
  time: "olkAppointmentTimeChanged",
  recipients: "olkRecipientsChanged",
  locations: "olkEnhancedLocationsChanged",
  recurrence: "olkRecurrenceChanged",
  theme: "officeThemeChanged",
};

const waiting = new Map<number, (reply: StandInReply) => void>();
const listeners = new Map<string, EventListener[]>();
let lastId = 0;
let welcomed: StandInWelcome | undefined;

function ask(question: { hello: true } | { operation: HostOperation }): Promise<StandInReply> {
  lastId += 1;
  const request: StandInRequest = { to: "outlook", id: lastId, ...question };
  return new Promise((resolve) => {
    waiting.set(request.id, resolve);
    window.parent.postMessage(request, window.location.origin);
  });
}

window.addEventListener("message", (event: MessageEvent<StandInReply | undefined>) => {
  if (event.source !== window.parent || event.origin !== window.location.origin || event.data?.to !== "stand-in")
    return;
  const reply = event.data;
  if ("signal" in reply) return raise(reply.signal, reply.data);
  const resolve = waiting.get(reply.id);
  waiting.delete(reply.id);
  resolve?.(reply);
});

function raise(signal: HostSignal, data: StandInSignalData): void {
  if (signal === "theme" && welcomed) welcomed.colours = data.colours;
  const type = eventTypes[signal];
  const recurrence = toRecurrence(data.recurrence);
  const event = { type, start: data.start, end: data.end, recurrence, officeTheme: data.colours };
  listeners.get(type)?.forEach((listener) => listener(event));
}

/** A function with the library's (options?, callback?) ending; `shape` makes the value that the library would give. */
function method<T, Given extends unknown[] = []>(
  operation: (...given: Given) => HostOperation,
  shape: (value: unknown) => T = () => undefined as T,
  givenCount = 0,
) {
  return (...all: unknown[]): void => {
    const given = all.slice(0, givenCount) as Given;
    const callback = all.find((one) => typeof one === "function") as Callback<T> | undefined;
    void ask({ operation: operation(...given) }).then((reply) => {
      if ("answer" in reply) callback?.(toResult(reply.answer, shape));
    });
  };
}

function toResult<T>(answer: HostAnswer, shape: (value: unknown) => T): Office.AsyncResult<T> {
  const result = answer.ok
    ? { status: "succeeded", value: shape(answer.value), error: undefined }
    : { status: "failed", value: undefined, error: errorOf(answer.code) };
  return { ...result, asyncContext: undefined, diagnostics: undefined } as unknown as Office.AsyncResult<T>;
}

function errorOf(code: number): Office.Error {
  const name = errorNames[code] ?? "Internal Error";
  return { code, name, message: `${name} (${code})` };
}

function toCustomProperties(stored: Record<string, unknown>): Office.CustomProperties {
  const raw = { ...stored };
  const properties = {
    get: (name: string) => raw[name],
    set: (name: string, value: unknown) => void (raw[name] = value),
    remove: (name: string) => void delete raw[name],
    getAll: () => ({ ...raw }),
    saveAsync: method<void>(() => ({ name: "saveCustomProperties", properties: { ...raw } })),
  };
  return properties as unknown as Office.CustomProperties;
}

type LocationIds = { id: string; type: string }[];
const many =
  <From, To>(shape: (one: From) => To) =>
  (value: unknown) =>
    (value as From[]).map(shape);
const time = (which: "start" | "end") => ({
  getAsync: method(
    () => ({ name: "getTime", which }),
    (value) => new Date(value as string),
  ),
});
const recipients = (kind: HostAttendee["kind"]) => ({
  getAsync: method(() => ({ name: "getRecipients", kind }), many(toDetails)),
});

function addHandler(...all: unknown[]): void {
  const [type, listener] = all as [string, EventListener];
  const callback = all.slice(2).find((one) => typeof one === "function") as Callback<void> | undefined;
  listeners.set(type, [...(listeners.get(type) ?? []), listener]);
  callback?.(toResult({ ok: true, value: undefined }, () => undefined));
}

const item: StandInItem = {
  itemType: "appointment" as unknown as StandInItem["itemType"],
  subject: {
    getAsync: method(
      () => ({ name: "getSubject" }),
      (value) => value as string,
    ),
  },
  start: time("start"),
  end: time("end"),
  requiredAttendees: recipients("required"),
  optionalAttendees: recipients("optional"),
  organizer: {
    getAsync: method(
      () => ({ name: "getOrganizer" }),
      (value) => toOrganizer(value as HostPerson),
    ),
  },
  enhancedLocation: {
    getAsync: method(() => ({ name: "getLocations" }), many(toLocation)),
    addAsync: method<void, [LocationIds]>((locations) => ({ name: "addLocations", locations }), undefined, 1),
    removeAsync: method<void, [LocationIds]>((locations) => ({ name: "removeLocations", locations }), undefined, 1),
  },
  recurrence: {
    getAsync: method(
      () => ({ name: "getRecurrence" }),
      (value) => toRecurrence(value as OfficeRecurrence | null),
    ),
  },
  loadCustomPropertiesAsync: method(
    () => ({ name: "loadCustomProperties" }),
    (value) => toCustomProperties(value as Record<string, unknown>),
  ),
  saveAsync: method(
    () => ({ name: "save" }),
    (value) => value as string,
  ),
  getItemIdAsync: method(
    () => ({ name: "getItemId" }),
    (value) => value as string,
  ),
  addHandlerAsync: addHandler,
};

const requirementSets: Record<string, string> = { Mailbox: "1.14", IdentityAPI: "1.3" };

function isSetSupported(name: string, minimum: string | number = "1.1"): boolean {
  const [major = 0, minor = 0] = (requirementSets[name] ?? "0.0").split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = String(minimum).split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

async function getAccessToken(): Promise<string> {
  const reply = await ask({ operation: { name: "getAccessToken" } });
  const answer: HostAnswer = "answer" in reply ? reply.answer : { ok: false, code: 13006 };
  if (answer.ok) return answer.value as string;
  // The library throws its own error object here, which is no Error.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw errorOf(answer.code);
}

type ReadyInfo = { host: Office.HostType; platform: Office.PlatformType };

/** Resolves when the page around has answered; a page that is no Outlook never does. */
async function onReady(callback?: (info: ReadyInfo) => unknown): Promise<ReadyInfo> {
  if (!welcomed) {
    const reply = await ask({ hello: true });
    if ("welcome" in reply) welcomed = reply.welcome;
  }
  const info = { host: "Outlook", platform: "OfficeOnline" } as unknown as ReadyInfo;
  callback?.(info);
  return info;
}

const standIn = {
  EventType: {
    AppointmentTimeChanged: eventTypes.time,
    RecipientsChanged: eventTypes.recipients,
    EnhancedLocationsChanged: eventTypes.locations,
    RecurrenceChanged: eventTypes.recurrence,
    OfficeThemeChanged: eventTypes.theme,
  },
  onReady: onReady satisfies typeof Office.onReady,
  auth: { getAccessToken: getAccessToken satisfies typeof Office.auth.getAccessToken },
  context: {
    requirements: { isSetSupported: isSetSupported satisfies Office.RequirementSetSupport["isSetSupported"] },
    get displayLanguage(): Office.Context["displayLanguage"] {
      return welcomed?.locale ?? "en-US";
    },
    get officeTheme(): OfficeColours | undefined {
      return welcomed?.colours;
    },
    mailbox: {
      item,
      addHandlerAsync: addHandler satisfies Office.Mailbox["addHandlerAsync"],
      get userProfile(): Pick<Office.UserProfile, "displayName" | "emailAddress" | "timeZone"> {
        return {
          displayName: welcomed?.user.name ?? "",
          emailAddress: welcomed?.user.email ?? "",
          timeZone: welcomed?.mailboxZone ?? "",
        };
      },
    },
  },
};

Object.assign(window, { Office: standIn });
