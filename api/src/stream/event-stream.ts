import type { FastifyReply } from "fastify";
import type { SeenSignal } from "./signal-sql.ts";

/** A server-sent event stream to one live screen. */
export interface EventStream {
  send(signal: SeenSignal): void;
  /** A comment that shows that the line is alive. */
  beat(): void;
  end(): void;
  /** Resolves when the screen has taken most of what was sent, or is gone. */
  drained(): Promise<void>;
}

/** What waits for a screen in bytes before it is taken for stuck and dropped; it resumes when it comes back. */
const mostWaiting = 512 * 1024;
const reconnectMilliseconds = 2_000;

/** Takes the answer over and begins the stream. `onClose` is called once, whoever ends it. */
export function openEventStream(reply: FastifyReply, onClose: () => void): EventStream {
  const headers = reply.getHeaders();
  reply.hijack();
  const { raw } = reply;
  raw.once("close", onClose);
  raw.writeHead(200, {
    ...(headers as Record<string, string>),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  raw.write(`retry: ${reconnectMilliseconds}\n\n`);
  const write = (text: string) => {
    if (raw.destroyed || raw.writableEnded) return;
    raw.write(text);
    if (raw.writableLength > mostWaiting) raw.destroy();
  };
  return {
    send: (signal) => write(frameOf(signal)),
    beat: () => write(": here\n\n"),
    end: () => void raw.end(),
    drained: () =>
      new Promise((resolve) => {
        if (!raw.writableNeedDrain || raw.destroyed) return resolve();
        const done = () => {
          raw.off("drain", done);
          raw.off("close", done);
          resolve();
        };
        raw.on("drain", done);
        raw.on("close", done);
      }),
  };
}

const frames = new WeakMap<SeenSignal, string>();

/** Written once, however many screens are told. */
function frameOf(signal: SeenSignal): string {
  const known = frames.get(signal);
  if (known !== undefined) return known;
  const frame = `id: ${signal.event.id}\ndata: ${JSON.stringify(signal.event)}\n\n`;
  frames.set(signal, frame);
  return frame;
}
