import { useEffect, useReducer } from "react";
import type { ChatAddress } from "./chat-api.ts";
import { readChat } from "./chat-api.ts";
import type { ChatState } from "./chat-state.ts";
import { chatReducer, emptyChat } from "./chat-state.ts";

const firstPauseMs = 500;
const longestPauseMs = 10_000;

/** A person's chat, live: it connects again by itself, every time a little later. */
export function useChat({ origin, entraObjectId, token }: ChatAddress): ChatState {
  const [state, change] = useReducer(chatReducer, emptyChat);
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    let pause = firstPauseMs;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const connect = async () => {
      await readChat(
        { origin, entraObjectId, token },
        (event) => {
          pause = firstPauseMs;
          change(event);
        },
        signal,
      ).catch(() => undefined);
      if (signal.aborted) return;
      change({ kind: "disconnected" });
      timer = setTimeout(() => void connect(), pause);
      pause = Math.min(pause * 2, longestPauseMs);
    };
    void connect();
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [origin, entraObjectId, token]);
  return state;
}
