import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { toLocale } from "../messages/messages.ts";
import { useReader } from "../messages/text-context.ts";
import { roomMessages } from "../rooms/room-messages.ts";
import { useApi } from "../session/session-context.ts";
import { finderMessages } from "./finder-messages.ts";
import { finderSites } from "./use-finder.ts";
import { whenIdle } from "../elements/when-idle.ts";

/**
 * Reads what the room finder begins with while nobody waits for anything: the press that opens it asks for rooms only.
 * `loadPage` imports the page that it is on; the same function every time.
 */
export function usePreloadedFinder(loadPage: () => Promise<unknown>): void {
  const { language } = useReader();
  const client = useApi();
  const queryClient = useQueryClient();
  useEffect(() => {
    const preload = () => {
      // What cannot be read now is read, and its failure shown, when the finder is opened.
      void loadPage().catch(() => undefined);
      for (const messages of [finderMessages, roomMessages]) {
        void messages.load(toLocale(language)).catch(() => undefined);
      }
      void queryClient.prefetchQuery(finderSites(client));
    };
    return whenIdle(preload);
  }, [language, client, queryClient, loadPage]);
}
