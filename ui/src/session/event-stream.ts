import { claimsOf } from "@magic-meetings/contract/http/client.ts";
import type { StreamEvent } from "@magic-meetings/contract/messages/signal.ts";
import { createParser } from "eventsource-parser";

export interface StreamSettings {
  url: string;
  getToken: () => Promise<string>;
  /** Called when the server refuses the token; the next try asks for another. */
  forgetToken: (claims?: string) => void;
  onEvent: (event: StreamEvent) => void;
  /** True once the server answers, false when the stream breaks. */
  onConnected: (connected: boolean) => void;
  /** Called for everything that arrives, comments included: proof that the line is alive. */
  onAlive: () => void;
  fetch?: typeof fetch;
  /** Waits before the next try; `attempt` starts at 0. Resolves early when the signal aborts. */
  wait?: (attempt: number, signal: AbortSignal) => Promise<void>;
}

/** A line without a sign of life for this long is taken for dead; the server sends a comment far more often. */
const silenceMs = 45_000;

/**
 * Reads server-sent events with an access token in the header, which the browser's EventSource cannot send.
 * Reconnects until the signal aborts, resumes after the last id, and tells every event once.
 */
export async function readEventStream(settings: StreamSettings, signal: AbortSignal): Promise<void> {
  const seen = new RecentIds(500);
  const wait = settings.wait ?? backOff;
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    const connected = await readOnce(settings, seen, signal).catch(() => false);
    if (signal.aborted) return;
    settings.onConnected(false);
    if (connected) attempt = 0;
    await wait(attempt, signal);
  }
}

async function readOnce(settings: StreamSettings, seen: RecentIds, signal: AbortSignal): Promise<boolean> {
  const line = new AbortController();
  const stop = () => line.abort();
  signal.addEventListener("abort", stop);
  let silence = setTimeout(stop, silenceMs);
  let connected = false;
  try {
    const response = await (settings.fetch ?? fetch)(settings.url, {
      headers: {
        accept: "text/event-stream",
        authorization: `Bearer ${await settings.getToken()}`,
        ...(seen.last ? { "last-event-id": seen.last } : {}),
      },
      signal: line.signal,
    });
    // An id that the server no longer takes must not lock the screen out.
    if (response.status === 400) seen.last = undefined;
    if (response.status === 401) settings.forgetToken(claimsOf(response.headers.get("www-authenticate")));
    if (!response.ok || !response.body) return false;
    connected = true;
    settings.onConnected(true);
    const parser = parserFor(settings, seen);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(silence);
      silence = setTimeout(stop, silenceMs);
      settings.onAlive();
      parser.feed(part.value);
    }
    return true;
  } catch {
    return connected;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener("abort", stop);
  }
}

function parserFor(settings: StreamSettings, seen: RecentIds) {
  return createParser({
    onEvent: (message) => {
      const event = parse(message.data);
      if (!event || !seen.add(message.id ?? event.id)) return;
      settings.onEvent(event);
    },
  });
}

function parse(data: string): StreamEvent | undefined {
  try {
    const event = JSON.parse(data) as StreamEvent;
    return typeof event.kind === "string" && event.subject ? event : undefined;
  } catch {
    return undefined;
  }
}

/** 0.5 s doubling to 15 s, with jitter, so that a restarted server is not stormed. */
function backOff(attempt: number, signal: AbortSignal): Promise<void> {
  const ms = Math.min(15_000, 500 * 2 ** attempt) * (0.7 + Math.random() * 0.6);
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The last ids seen: a resumed stream may repeat its last events. */
class RecentIds {
  last: string | undefined;
  private readonly ids = new Set<string>();
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  /** False when the id was there already. */
  add(id: string): boolean {
    if (this.ids.has(id)) return false;
    this.ids.add(id);
    this.last = id;
    const oldest = this.ids.size > this.size ? this.ids.values().next().value : undefined;
    if (oldest !== undefined) this.ids.delete(oldest);
    return true;
  }
}
