import type { FastifyReply, FastifyRequest } from "fastify";
import type { ChatStreamEvent } from "../chat/chat-words.ts";
import type { ChatStore } from "./chat-store.ts";

const heartbeatMs = 15_000;

export interface ChatStreams {
  /** Answers with the chat's snapshot and every change after it, as server-sent events, until either side goes. */
  open(request: FastifyRequest, reply: FastifyReply, conversationId: string, onHeartbeat: () => void): FastifyReply;
  endAll(): void;
}

export function createChatStreams(chats: ChatStore): ChatStreams {
  const ends = new Set<() => void>();
  return {
    open: (request, reply, conversationId, onHeartbeat) => {
      const { raw } = reply.hijack();
      raw.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      const stopListening = chats.listen(conversationId, (event: ChatStreamEvent) =>
        raw.write(`data: ${JSON.stringify(event)}\n\n`),
      );
      const heartbeat = setInterval(() => {
        raw.write(": still here\n\n");
        onHeartbeat();
      }, heartbeatMs);
      const end = () => {
        clearInterval(heartbeat);
        stopListening();
        ends.delete(end);
        raw.end();
      };
      ends.add(end);
      request.raw.once("close", end);
      return reply;
    },
    endAll: () => ends.forEach((end) => end()),
  };
}
