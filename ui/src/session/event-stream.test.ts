import type { StreamEvent } from "@magic-meetings/contract/messages/signal.ts";
import { describe, expect, it } from "vitest";
import { readEventStream } from "./event-stream.ts";

const event = (id: string) =>
  ({ id, kind: "meeting.changed", subject: { type: "meeting", id: "m" }, meetingId: "m" }) as StreamEvent;

const frame = (id: string) => `id: ${id}\ndata: ${JSON.stringify(event(id))}\n\n`;

interface Connection {
  status?: number;
  /** What arrives, part by part, before the line breaks. */
  parts?: string[];
}

/** Plays connections one after the other and stops after the last. */
async function play(connections: Connection[]) {
  const stop = new AbortController();
  const asked: Record<string, string>[] = [];
  const seen: string[] = [];
  const states: boolean[] = [];
  const attempts: number[] = [];
  let forgotten = 0;
  const left = [...connections];
  await readEventStream(
    {
      url: "/api/v1/stream",
      getToken: async () => "token",
      forgetToken: () => void (forgotten += 1),
      onEvent: ({ id }) => seen.push(id),
      onConnected: (connected) => states.push(connected),
      onAlive: () => undefined,
      fetch: async (_url, init) => {
        asked.push(init?.headers as Record<string, string>);
        const { status = 200, parts = [] } = left.shift() ?? {};
        return new Response(streamOf(parts), { status });
      },
      wait: async (attempt) => {
        attempts.push(attempt);
        if (left.length === 0) stop.abort();
      },
    },
    stop.signal,
  );
  return { asked, seen, states, attempts, forgotten };
}

function streamOf(parts: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
}

describe("the live stream", () => {
  it("sends the token and tells every event", async () => {
    const { asked, seen, states } = await play([{ parts: [frame("a"), frame("b")] }]);
    expect(asked[0]?.["authorization"]).toBe("Bearer token");
    expect(seen).toEqual(["a", "b"]);
    expect(states).toEqual([true, false]);
  });

  it("understands an event that arrives in pieces", async () => {
    const whole = frame("a");
    expect((await play([{ parts: [whole.slice(0, 9), whole.slice(9, 40), whole.slice(40)] }])).seen).toEqual(["a"]);
  });

  it("resumes after the last event and tells none twice", async () => {
    const { asked, seen } = await play([{ parts: [frame("a"), frame("b")] }, { parts: [frame("b"), frame("c")] }]);
    expect(asked.map((headers) => headers["last-event-id"])).toEqual([undefined, "b"]);
    expect(seen).toEqual(["a", "b", "c"]);
  });

  it("waits longer each time it cannot connect, and starts over once it could", async () => {
    const { attempts } = await play([{ status: 503 }, { status: 503 }, { parts: [frame("a")] }, { status: 503 }]);
    expect(attempts).toEqual([0, 1, 0, 1]);
  });

  it("lets go of an id that the server no longer takes", async () => {
    const { asked } = await play([{ parts: [frame("a")] }, { status: 400 }, { parts: [] }]);
    expect(asked.map((headers) => headers["last-event-id"])).toEqual([undefined, "a", undefined]);
  });

  it("asks for another token after the server refused one", async () => {
    expect((await play([{ status: 401 }, { parts: [frame("a")] }])).forgotten).toBe(1);
  });

  it("passes over what is not an event", async () => {
    expect((await play([{ parts: [": here\n\n", "data: nonsense\n\n", frame("a")] }])).seen).toEqual(["a"]);
  });
});
