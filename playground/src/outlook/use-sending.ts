import { useState } from "react";
import type { GraphEvent } from "./graph-event.ts";
import { toGraphEvent } from "./graph-event.ts";
import { toOccurrenceEvent } from "./graph-occurrence.ts";
import { changedOccurrence, withException } from "./host-occurrences.ts";
import type { HostException } from "./host-recurrence.ts";
import type { OutlookHost } from "./outlook-host.ts";

export type SendingState =
  | { kind: "writing" }
  | { kind: "sending" }
  | { kind: "sent"; people: number }
  | { kind: "date changed" }
  | { kind: "cancelled" }
  | { kind: "failed"; because: string }
  | { kind: "date failed"; because: string };

/** Sends the invite, its changes and its cancellation, and what is done to single dates of a series. */
export function useSending(host: OutlookHost, now: () => Date, onSend: (event: GraphEvent) => Promise<void>) {
  const [state, setState] = useState<SendingState>({ kind: "writing" });

  async function attempt(work: () => Promise<SendingState>, failed: "failed" | "date failed"): Promise<void> {
    setState({ kind: "sending" });
    try {
      setState(await work());
    } catch (error) {
      setState({ kind: failed, because: error instanceof Error ? error.message : String(error) });
    }
  }

  function send(isCancelled: boolean): Promise<void> {
    return attempt(async () => {
      const itemId = await idOf(host);
      await onSend(toGraphEvent(host.appointment, { now: now(), itemId, isCancelled }));
      host.edit({ sent: host.appointment.sent + 1 });
      return isCancelled ? { kind: "cancelled" } : { kind: "sent", people: host.appointment.attendees.length - 1 };
    }, "failed");
  }

  function changeDate(exception: HostException): Promise<void> {
    return attempt(async () => {
      const occurrence = changedOccurrence(host.appointment, exception);
      await onSend(toOccurrenceEvent(host.appointment, occurrence, { now: now(), itemId: await idOf(host) }));
      const { exceptions, sent } = host.appointment;
      host.edit({ exceptions: withException(exceptions, exception), sent: sent + 1 });
      return { kind: "date changed" };
    }, "date failed");
  }

  function endSeriesOn(date: string): Promise<void> {
    const { recurrence } = host.appointment;
    if (recurrence) host.edit({ recurrence: { ...recurrence, ending: { kind: "date", date } } });
    return send(false);
  }

  return {
    state,
    send,
    changeDate: (exception: HostException) => void changeDate(exception),
    endSeriesOn: (date: string) => void endSeriesOn(date),
  };
}

async function idOf(host: OutlookHost): Promise<string> {
  const saved = await host.call({ name: "save" });
  return saved.ok ? String(saved.value) : "";
}
