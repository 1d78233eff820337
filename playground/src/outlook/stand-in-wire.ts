import { toOfficeRecurrence } from "./office-recurrence.ts";
import { officeColours } from "./office-theme.ts";
import type { HostSignal, OutlookHost } from "./outlook-host.ts";
import type { StandInReply, StandInRequest, StandInSignalData } from "./stand-in-protocol.ts";

/** Answers the stand-in in `frame` from the host's model. Returns the way to disconnect. */
export function connectStandInWire(host: OutlookHost, frame: HTMLIFrameElement, paneOrigin: string): () => void {
  const post = (reply: StandInReply) => frame.contentWindow?.postMessage(reply, paneOrigin);

  function receive(event: MessageEvent): void {
    if (event.source !== frame.contentWindow || event.origin !== paneOrigin || !isRequest(event.data)) return;
    const { id } = event.data;
    if ("hello" in event.data) post({ to: "stand-in", id, welcome: welcome(host) });
    else void host.call(event.data.operation).then((answer) => post({ to: "stand-in", id, answer }));
  }

  const stopListening = host.onSignal((signal: HostSignal) => post({ to: "stand-in", signal, data: signalData(host) }));
  window.addEventListener("message", receive);
  return () => {
    window.removeEventListener("message", receive);
    stopListening();
  };
}

function isRequest(data: unknown): data is StandInRequest {
  return typeof data === "object" && data !== null && (data as StandInRequest).to === "outlook";
}

function welcome({ environment, theme }: OutlookHost) {
  const { user, mailboxZone, locale } = environment;
  return { user, mailboxZone, locale, colours: officeColours(theme) };
}

function signalData({ appointment, theme }: OutlookHost): StandInSignalData {
  const { start, end } = appointment;
  return { start, end, recurrence: toOfficeRecurrence(appointment), colours: officeColours(theme) };
}
