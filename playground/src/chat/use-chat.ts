import { useEffect, useReducer, useRef } from "react";
import type { ChatAddress } from "./chat-api.ts";
import { ChatFailure, readChat } from "./chat-api.ts";
import type { ChatState } from "./chat-state.ts";
import { chatReducer, emptyChat } from "./chat-state.ts";

const firstPauseMs = 500;
const longestPauseMs = 10_000;

/**
 * A person's chat, live: it connects again by itself, every time a little later. A token that is refused (the service
 * was started anew) is reported, and a new one connects at once.
 */
export function useChat({ origin, entraObjectId, token }: ChatAddress, onRefused?: () => void): ChatState {
  const [state, change] = useReducer(chatReducer, emptyChat);
  const refused = useRef(onRefused);
  useEffect(() => void (refused.current = onRefused));
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
      ).catch((error: unknown) => {
        if (error instanceof ChatFailure && error.status === 401 && !signal.aborted) refused.current?.();
      });
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
