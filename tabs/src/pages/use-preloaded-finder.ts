import { useReader } from "@magic-meetings/ui/messages/text-context.ts";
import { toLocale } from "@magic-meetings/ui/messages/messages.ts";
import { finderMessages } from "@magic-meetings/ui/room-finder/finder-messages.ts";
import { finderSites } from "@magic-meetings/ui/room-finder/use-finder.ts";
import { roomMessages } from "@magic-meetings/ui/rooms/room-messages.ts";
import { useApi } from "@magic-meetings/ui/session/session-context.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/** Reads what the room finder begins with while nobody waits for anything: the press that opens it asks for rooms only. */
export function usePreloadedFinder(): void {
  const { language } = useReader();
  const client = useApi();
  const queryClient = useQueryClient();
  useEffect(() => {
    const preload = () => {
      // What cannot be read now is read, and its failure shown, when the finder is opened.
      void import("./RoomsPage.tsx").catch(() => undefined);
      for (const messages of [finderMessages, roomMessages]) {
        void messages.load(toLocale(language)).catch(() => undefined);
      }
      void queryClient.prefetchQuery(finderSites(client));
    };
    return whenIdle(preload);
  }, [language, client, queryClient]);
}

/** Runs it when the browser has nothing else to do; gives how to call it off. Safari has no idle callback. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const id = requestIdleCallback(work, { timeout: 5000 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(work, 1000);
  return () => clearTimeout(id);
}
