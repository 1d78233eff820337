import { useSyncExternalStore } from "react";
import { useText } from "../messages/text-context.ts";
import { Notice } from "./Notice.tsx";

/** Says that there is no connection while there is none; everything else on the page stays as it is. */
export function OfflineNotice() {
  const text = useText();
  const online = useSyncExternalStore(watch, () => navigator.onLine);
  if (online) return null;
  return (
    <Notice kind="warning" title={text("state.offline")}>
      {text("state.offlineHint")}
    </Notice>
  );
}

function watch(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}
