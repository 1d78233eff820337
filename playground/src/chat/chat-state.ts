import type { ChatMessage, ChatStreamEvent } from "./chat-words.ts";

/** connecting: never connected yet; disconnected: what is shown may be old. */
export type ChatConnection = "connecting" | "connected" | "disconnected";

export interface ChatState {
  connection: ChatConnection;
  messages: ChatMessage[];
}

export const emptyChat: ChatState = { connection: "connecting", messages: [] };

export type ChatChange = ChatStreamEvent | { kind: "disconnected" };

/** A message that is known already is replaced where it stands: a card is brought up to date in its place. */
export function chatReducer(state: ChatState, change: ChatChange): ChatState {
  switch (change.kind) {
    case "snapshot":
      return { connection: "connected", messages: change.messages };
    case "message":
      return { ...state, messages: placed(state.messages, change.message) };
    case "removed":
      return { ...state, messages: state.messages.filter(({ id }) => id !== change.id) };
    case "disconnected":
      return { ...state, connection: state.connection === "connecting" ? "connecting" : "disconnected" };
  }
}

function placed(messages: ChatMessage[], message: ChatMessage): ChatMessage[] {
  const known = messages.some(({ id }) => id === message.id);
  return known ? messages.map((one) => (one.id === message.id ? message : one)) : [...messages, message];
}
