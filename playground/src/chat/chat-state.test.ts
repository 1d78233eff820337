import { describe, expect, it } from "vitest";
import { chatReducer, emptyChat } from "./chat-state.ts";
import type { ChatMessage } from "./chat-words.ts";

const message = (id: string, text: string): ChatMessage => ({
  id,
  text,
  from: "bot",
  card: null,
  sentAt: "2026-11-24T09:00:00Z",
  updatedAt: null,
});
const chat = chatReducer(emptyChat, { kind: "snapshot", messages: [message("1", "a"), message("2", "b")] });

describe("the state of a chat", () => {
  it("is connected with its first snapshot", () => {
    expect(emptyChat.connection).toBe("connecting");
    expect(chat.connection).toBe("connected");
  });

  it("adds what is new at the end and replaces what is known in its place", () => {
    const more = [message("3", "c"), message("1", "A")].reduce(
      (state, one) => chatReducer(state, { kind: "message", message: one }),
      chat,
    );
    expect(more.messages.map(({ text }) => text)).toEqual(["A", "b", "c"]);
  });

  it("drops what is removed", () => {
    expect(chatReducer(chat, { kind: "removed", id: "1" }).messages.map(({ id }) => id)).toEqual(["2"]);
  });

  it("keeps what it shows while disconnected, and says so", () => {
    const cut = chatReducer(chat, { kind: "disconnected" });
    expect(cut).toEqual({ connection: "disconnected", messages: chat.messages });
    expect(chatReducer(emptyChat, { kind: "disconnected" }).connection).toBe("connecting");
    expect(chatReducer(cut, { kind: "snapshot", messages: [] })).toEqual({ connection: "connected", messages: [] });
  });
});
