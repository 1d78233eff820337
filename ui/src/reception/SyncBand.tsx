import { Button } from "@fluentui/react-components";
import { classNames } from "../elements/class-names.ts";
import { Notice } from "../elements/Notice.tsx";
import { formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { RefusedNotice } from "./RefusedNotice.tsx";
import type { ReceptionStore } from "./reception-store.ts";
import styles from "./SyncBand.module.css";
import { syncMessages } from "./sync-messages.ts";

export interface SyncBandProps {
  store: ReceptionStore;
  /** The zone of the site, whose clock it is. */
  timeZone: string;
  /** Absent where the page cannot sign anybody in by itself. */
  onSignIn?: (() => void) | undefined;
}

/** How the tablet and the server stand to each other: always there, said aloud when it changes, and what it keeps. */
export function SyncBand({ store, timeZone, onSignIn }: SyncBandProps) {
  const text = useFeatureText(syncMessages);
  const { sync } = store;
  return (
    <div className={styles.stack}>
      <State store={store} timeZone={timeZone} />
      {sync.needsSignIn ? (
        <Notice
          kind="warning"
          title={text("signIn")}
          actions={onSignIn ? <Button onClick={onSignIn}>{text("signInNow")}</Button> : undefined}
        >
          {text("signInHint")}
        </Notice>
      ) : null}
      <RefusedNotice store={store} timeZone={timeZone} />
      {sync.storage === "kept" ? null : (
        <Notice kind="error" title={text(sync.storage)}>
          {text(`${sync.storage}Hint`)}
        </Notice>
      )}
    </div>
  );
}

function State({ store: { sync, refresh }, timeZone }: { store: ReceptionStore; timeZone: string }) {
  const text = useFeatureText(syncMessages);
  const { language } = useReader();
  const timeOf = (moment: string) => formatTime(moment, timeZone, language);
  if (!sync.online) {
    const since = sync.offlineSince === null ? "" : timeOf(sync.offlineSince);
    return (
      <div className={classNames(styles.band, styles.offline)} role="status" aria-live="polite">
        <span className={classNames(styles.dot, styles.offlineDot)} aria-hidden="true" />
        <strong>{text("offline", { time: since })}</strong>
        <span>{sync.waiting === 0 ? text("offlineNothing") : text("offlineWaiting", { count: sync.waiting })}</span>
        <Button size="small" onClick={refresh}>
          {text("retry")}
        </Button>
      </div>
    );
  }
  const isLive = sync.refused === null && !sync.needsSignIn;
  const words =
    sync.waiting > 0
      ? text(sync.isSending ? "sending" : "waiting", { count: sync.waiting })
      : sync.lastSynchronised === null
        ? text("first")
        : text(isLive ? "live" : "asOf", { time: timeOf(sync.lastSynchronised) });
  return (
    <div className={styles.band}>
      <span className={classNames(styles.dot, isLive ? styles.liveDot : styles.offlineDot)} aria-hidden="true" />
      <span role="status" aria-live={sync.waiting > 0 ? "polite" : "off"}>
        {words}
      </span>
    </div>
  );
}
