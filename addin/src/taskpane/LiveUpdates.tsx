import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { useApi } from "@magic-meetings/ui/session/session-context.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useEffect } from "react";
import { launchedClient } from "../outlook/launched-item.ts";

/** Keeps the pane in step with what vendors and others do, tells that it was opened, and shows nothing itself. */
export function LiveUpdates({ meetingId }: { meetingId: string }) {
  const client = useApi();
  useLiveUpdates(`meeting:${meetingId}`);
  useEffect(() => {
    // Only counted: nobody misses anything where it does not arrive.
    tellOpened(client).catch(() => undefined);
  }, [client]);
  return null;
}

async function tellOpened(client: ApiClient): Promise<void> {
  await client("POST /client-events", { body: { kind: "pane_opened", ...launchedClient() } });
}
