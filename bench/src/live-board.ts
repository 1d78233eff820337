import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { StreamEvent } from "@magic-meetings/contract/messages/signal.ts";

export interface LiveBoard {
  /** Resolves once this board has read an order after it was told of its change, and it is as expected. */
  shows(id: string, isExpected: (order: ProductionOrder) => boolean): Promise<void>;
  close(): void;
}

/** A board as the page has it, without the page: it hears of a change and reads that one order. */
export async function openLiveBoard(origin: string, headers: Record<string, string>): Promise<LiveBoard> {
  const stop = new AbortController();
  const response = await fetch(`${origin}/api/v1/stream?topics=production_order`, {
    headers: { ...headers, accept: "text/event-stream" },
    signal: stop.signal,
  });
  if (!response.ok || !response.body) throw new Error(`A board could not be opened: ${response.status}`);
  const waiting = new Map<string, { isExpected: (order: ProductionOrder) => boolean; done: () => void }>();
  const read = async (id: string) => {
    const wanted = waiting.get(id);
    if (!wanted) return;
    const answer = await fetch(`${origin}/api/v1/production-orders/${id}`, { headers });
    if (wanted.isExpected((await answer.json()) as ProductionOrder)) wanted.done();
  };
  void listen(response.body, (event) => void read(event.subject.id));
  return {
    shows: (id, isExpected) =>
      new Promise((resolve) => {
        waiting.set(id, { isExpected, done: () => resolve() });
      }),
    close: () => stop.abort(),
  };
}

async function listen(body: ReadableStream<Uint8Array>, tell: (event: StreamEvent) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const part of body) {
      text += decoder.decode(part, { stream: true });
      const frames = text.split("\n\n");
      text = frames.pop() ?? "";
      for (const frame of frames) {
        const data = /^data: (.*)$/m.exec(frame)?.[1];
        if (data) tell(JSON.parse(data) as StreamEvent);
      }
    }
  } catch {
    // The board was closed.
  }
}
