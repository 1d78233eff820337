import type { StreamEvent } from "@magic-meetings/contract/messages/signal.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useSession } from "./session-context.ts";
import { readEventStream } from "./event-stream.ts";
import { staleKeys } from "./stale-keys.ts";

export interface LiveState {
  connected: boolean;
  /** When the server was last heard of; undefined before the first time. */
  lastHeard: Date | undefined;
}

/**
 * Keeps what is on screen in step with the server: reads again whatever a signal says has changed. `take` is for a
 * screen that knows better what to read: where it answers true, it has seen to the signal. It has to stay the same.
 */
export function useLiveUpdates(topics?: string, take?: (event: StreamEvent) => boolean): LiveState {
  const { baseUrl, getToken, forgetToken } = useSession();
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>({ connected: false, lastHeard: undefined });
  useEffect(() => {
    const stop = new AbortController();
    let broken = false;
    const settings = {
      url: `${baseUrl}/stream${topics ? `?topics=${encodeURIComponent(topics)}` : ""}`,
      getToken,
      forgetToken,
      onEvent: (event: StreamEvent) => {
        if (take?.(event)) return;
        for (const queryKey of staleKeys(event)) void queryClient.invalidateQueries({ queryKey });
      },
      onConnected: (connected: boolean) => {
        // After a break the resume may reach back less far than the break was long.
        if (connected && broken) void queryClient.invalidateQueries();
        broken = !connected;
        setState((before) => ({ connected, lastHeard: connected ? new Date() : before.lastHeard }));
      },
      onAlive: () => setState({ connected: true, lastHeard: new Date() }),
    };
    void readEventStream(settings, stop.signal);
    return () => stop.abort();
  }, [baseUrl, getToken, forgetToken, queryClient, topics, take]);
  return state;
}
