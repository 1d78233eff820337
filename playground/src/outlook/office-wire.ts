import type { MethodParameters } from "./office-methods.ts";
import { commonMethod, eventData, itemMethod } from "./office-methods.ts";
import { leavePane } from "./leave-pane.ts";
import type { HostSignal, OutlookHost } from "./outlook-host.ts";

// The host's side of the protocol that Microsoft's office.js speaks to Outlook on the web: JSON envelopes by
// postMessage, method numbers instead of names. It works only from an origin that office.js knows as Outlook's.

/** Everything the pane's iframe has to be given so that office.js recognises its host. */
export function officeFrame(paneUrl: string, hostOrigin: string, locale: string): { name: string; src: string } {
  const src = new URL(paneUrl);
  src.searchParams.set("_host_Info", `Outlook$Web$16.01$${locale}$$$$0`);
  const name = JSON.stringify({
    baseFrameName: "magic-meetings",
    hostInfo: `Outlook|Web|16.01|${locale}|||isDialog|0`,
    xdmInfo: `${conversation}|${controlId}|${hostOrigin}/mail/`,
    serializerVersion: "1",
    flights: "[]",
  });
  return { name, src: src.href };
}

/** Answers the office.js in `frame` from the host's model. Returns the way to disconnect. */
export function connectOfficeWire(host: OutlookHost, frame: HTMLIFrameElement, paneOrigin: string): () => void {
  const handlers = new Map<string, Envelope>();
  const post = (request: Envelope, data: unknown, type: 0 | 1 = 0) =>
    frame.contentWindow?.postMessage(JSON.stringify(envelope(request, data, type)), paneOrigin);

  function tell(signal: HostSignal): void {
    const request = handlers.get(eventNames[signal]);
    if (request) post(request, [JSON.stringify(eventData(host, signal))], 1);
  }

  function register(request: Envelope): void {
    handlers.set(request._actionName, request);
    post(request, { Error: 0 });
    // This client has no Office.context.officeTheme, so whoever listens is told the present theme first.
    if (request._actionName === eventNames.theme) tell("theme");
  }

  function receive(event: MessageEvent): void {
    if (event.source !== frame.contentWindow || event.origin !== paneOrigin) return;
    const request = parse(event.data);
    if (!request) return;
    if (request._actionType === actions.register) register(request);
    else if (request._actionType === actions.unregister) {
      handlers.delete(request._actionName);
      post(request, { Error: 0 });
    } else if (request._actionName === "ContextActivationManager_notifyHost") hearNotice(frame, request);
    else void answer(host, request).then((data) => data !== undefined && post(request, data));
  }

  const stopListening = host.onSignal(tell);
  window.addEventListener("message", receive);
  return () => {
    window.removeEventListener("message", receive);
    stopListening();
  };
}

const itemTypes = { messageCompose: 4, appointmentCompose: 5 } as const;
const conversation = "outlook-conversation";
const controlId = "magic-meetings-pane";
const actions = { invoke: 0, register: 1, unregister: 2 } as const;

const eventNames: Record<HostSignal, string> = {
  time: "olkAppointmentTimeChanged",
  recipients: "olkRecipientsChanged",
  locations: "olkEnhancedLocationsChanged",
  recurrence: "olkRecurrenceChanged",
  theme: "officeThemeChanged",
};

interface Envelope {
  _messageType: number;
  _actionName: string;
  _actionType: number;
  _conversationId: string;
  _correlationId: unknown;
  _data: { MethodData?: { DispatchId: number }; ApiParams?: unknown; DdaMethod?: { DispatchId: number } } | null;
}

function envelope(request: Envelope, data: unknown, type: 0 | 1) {
  return {
    _messageType: 1,
    _actionName: request._actionName,
    _conversationId: request._conversationId,
    _correlationId: request._correlationId,
    _origin: location.origin,
    _errorCode: 0,
    _responseType: type,
    _data: data,
    _serializerVersion: 1,
  };
}

/** office.js keeps the Tab key to itself, and tells when it has gone past the last or the first element of the pane. */
function hearNotice(frame: HTMLIFrameElement, { _data: data }: Envelope): void {
  const notice: unknown = Array.isArray(data) ? data[1] : undefined;
  if (notice === notices.tabExit) leavePane(frame, 1);
  if (notice === notices.tabExitShift) leavePane(frame, -1);
}

const notices = { tabExit: 13, tabExitShift: 14 } as const;

function parse(data: unknown): Envelope | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const message = JSON.parse(data) as Envelope | null;
    return message?._messageType === 0 && typeof message._actionName === "string" ? message : undefined;
  } catch {
    return undefined;
  }
}

/** One request of office.js; undefined where it expects no answer. */
async function answer(host: OutlookHost, request: Envelope): Promise<unknown> {
  switch (request._actionName) {
    case "ContextActivationManager_getAppContextAsync":
      return appContext(host);
    case "GetInitialData":
      return initialData(host);
    case "ExecuteMethod":
      return itemMethod(
        host,
        request._data?.MethodData?.DispatchId ?? 0,
        (request._data?.ApiParams ?? {}) as MethodParameters,
      );
    case "executeMethod":
      return commonMethod(host, request._data?.DdaMethod?.DispatchId ?? 0);
    default:
      return undefined;
  }
}

function appContext(host: OutlookHost) {
  return {
    _id: controlId,
    _appInstanceId: controlId,
    _appName: 64,
    _appVersion: "16.01",
    _appUILocale: host.environment.locale,
    _dataLocale: host.environment.locale,
    _docUrl: `${location.origin}/mail/`,
    _clientMode: 0,
    _settings: {},
    _reason: 1,
    _osfControlType: 2,
    _eToken: "",
    _correlationId: "",
    _requirementMatrix: JSON.stringify({ mailbox: host.environment.mailboxSet ?? 1.14, identityapi: 1.3, react: 1 }),
    _hostFullVersion: "16.01",
    _clientWindowHeight: 600,
    _clientWindowWidth: 400,
    _marketplaceType: "1",
  };
}

function initialData(host: OutlookHost) {
  const { user, mailboxZone, itemType } = host.environment;
  return {
    permissionLevel: 2,
    itemType: itemType === "message" ? itemTypes.messageCompose : itemTypes.appointmentCompose,
    userDisplayName: user.name,
    userEmailAddress: user.email,
    userProfileType: "office365",
    userTimeZone: mailboxZone,
    hostVersion: "16.0.18000.1000",
    owaView: "ThreeColumns",
    ewsUrl: "",
    restUrl: `${location.origin}/api`,
    isRestIdSupported: true,
    timeZoneOffsets: [],
  };
}
