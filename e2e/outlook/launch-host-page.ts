import { newAppointment } from "../../playground/src/outlook/host-appointment.ts";
import { connectOfficeWire, officeFrame } from "../../playground/src/outlook/office-wire.ts";
import { OutlookHost } from "../../playground/src/outlook/outlook-host.ts";

// The page around the script that Outlook starts without a pane: the host's model, and a way to launch an event.

/** What the script told Outlook with `event.completed`. */
export interface Completed {
  allowEvent: boolean;
  errorMessage?: string;
  cancelLabel?: string;
  commandId?: string;
  /** How long it took, in milliseconds. */
  took: number;
}

export interface LaunchSettings {
  pageUrl: string;
  mailboxSet?: number;
  itemType?: "appointment" | "message";
  clientKey?: string;
}

declare global {
  interface Window {
    openScript: (settings: LaunchSettings) => void;
    launch: (action: string) => Promise<Completed>;
    launchHost: OutlookHost;
  }
}

let lastId = 0;
const newId = () => `00000000-0000-7000-8000-${String(++lastId).padStart(12, "0")}`;
const anna = { email: "anna@nordlys.example", name: "Anna Holm" };

window.openScript = ({ pageUrl, clientKey, ...environment }) => {
  const appointment = newAppointment({
    now: new Date("2026-11-20T09:00:00Z"),
    timeZone: "Europe/Copenhagen",
    organizer: anna,
    colleagues: [{ email: "bo@nordlys.example", name: "Bo Berg" }],
    newId,
  });
  const host = new OutlookHost(
    { ...appointment, customProperties: clientKey === undefined ? {} : { clientKey } },
    {
      user: anna,
      mailboxZone: "Romance Standard Time",
      locale: "da-DK",
      getAccessToken: async () => `token-${++lastId}`,
      roomName: () => undefined,
      newId,
      ...environment,
    },
  );
  window.launchHost = host;
  const frame = document.createElement("iframe");
  const origin = new URL(pageUrl).origin;
  Object.assign(frame, officeFrame(pageUrl, location.origin, "da-DK"));
  document.body.append(frame);
  connectOfficeWire(host, frame, origin);
  window.launch = launcher(frame, origin);
};

interface Envelope {
  _actionName: string;
  _actionType: number;
  _conversationId: string;
  _correlationId: unknown;
  /** Of a completion: the id of what was launched, its status and the answer as text. */
  _data: { DdaMethod?: { DispatchId: number }; 0?: string; 2?: string } | null;
}

const invoked = "appCommandInvoked";
const completedMethod = 94;

/** Office.js listens for commands once it is ready, and completes each by the id that it came with. */
function launcher(frame: HTMLIFrameElement, origin: string): Window["launch"] {
  const waiting = new Map<string, (data: string) => void>();
  let listen: ((request: Envelope) => void) | undefined;
  const listening = new Promise<Envelope>((resolve) => (listen = resolve));
  window.addEventListener("message", ({ source, data }: MessageEvent) => {
    if (source !== frame.contentWindow || typeof data !== "string") return;
    const request = JSON.parse(data) as Envelope;
    if (request._actionName === invoked && request._actionType === 1) listen?.(request);
    const { _data: told } = request;
    if (told?.DdaMethod?.DispatchId === completedMethod) waiting.get(told[0] ?? "")?.(told[2] ?? "");
  });
  return async (action) => {
    const request = await listening;
    const id = newId();
    const started = performance.now();
    const answered = new Promise<string>((resolve) => waiting.set(id, resolve));
    frame.contentWindow?.postMessage(
      JSON.stringify(event(request, [id, action, JSON.stringify({ type: action })])),
      origin,
    );
    const { completedContext } = JSON.parse(await answered) as { completedContext: Omit<Completed, "took"> };
    return { ...completedContext, took: performance.now() - started };
  };
}

function event(request: Envelope, data: unknown[]) {
  return {
    _messageType: 1,
    _actionName: invoked,
    _conversationId: request._conversationId,
    _correlationId: request._correlationId,
    _origin: location.origin,
    _errorCode: 0,
    _responseType: 1,
    _data: data,
    _serializerVersion: 1,
  };
}
