import type { RefObject } from "react";
import { useEffect, useRef, useState } from "react";
import type { TeamsFrameState } from "./teams-messages.ts";
import { answerTo, teamsTheme, toTeamsCall } from "./teams-messages.ts";

export interface TeamsFrame {
  frame: RefObject<HTMLIFrameElement | null>;
  /** True once the page inside has said that it is there; Teams shows its own picture until then. */
  ready: boolean;
}

/** Answers the page in a frame as Teams does, and tells it when the theme is switched. Only that frame is heard. */
export function useTeamsFrame(state: TeamsFrameState, origin: string): TeamsFrame {
  const frame = useRef<HTMLIFrameElement>(null);
  const latest = useRef(state);
  const [ready, setReady] = useState(false);
  useEffect(() => void (latest.current = state), [state]);
  useEffect(() => {
    const listen = (event: MessageEvent) => {
      const page = frame.current?.contentWindow;
      const call = toTeamsCall(event.data);
      if (!call || !page || event.source !== page || event.origin !== origin) return;
      if (call.func === "appInitialization.success" || call.func === "appInitialization.failure") setReady(true);
      const { id, uuid, uuidAsString } = call;
      const answer = (args: unknown[]) =>
        page.postMessage({ id, uuid, uuidAsString, args, monotonicTimestamp: performance.now() }, origin);
      void answerTo(call, latest.current)?.then(answer);
    };
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, [origin]);
  useEffect(() => {
    // Without an id: with one the library takes it for the answer to a call.
    const change = { func: "themeChange", args: [teamsTheme(state.theme)] };
    if (ready) frame.current?.contentWindow?.postMessage(change, origin);
  }, [state.theme, ready, origin]);
  return { frame, ready };
}
