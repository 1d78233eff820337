import { PlugDisconnectedRegular } from "@fluentui/react-icons";
import { classNames } from "../elements/class-names.ts";
import { formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import type { LiveState } from "../session/use-live-updates.ts";
import { boardMessages } from "./board-messages.ts";
import styles from "./LiveLine.module.css";

/** A dot while what is shown is live, and when it was last heard from. */
export function LiveLine({ live }: { live: LiveState }) {
  const board = useFeatureText(boardMessages);
  const { language, timeZone } = useReader();
  const heard = live.lastHeard ? formatTime(live.lastHeard.toISOString(), timeZone, language) : undefined;
  return (
    <div className={styles.line} role="status">
      <span className={classNames(styles.dot, live.connected ? styles.on : styles.off)} aria-hidden="true" />
      {live.connected ? <span>{board("board.live")}</span> : null}
      {heard ? <span className={styles.quiet}>{board("board.updated", { time: heard })}</span> : null}
    </div>
  );
}

/** The band over the board while it may be out of date. Nothing before the first connection: that is loading. */
export function DisconnectedBand({ live }: { live: LiveState }) {
  const board = useFeatureText(boardMessages);
  const { language, timeZone } = useReader();
  if (live.connected || !live.lastHeard) return null;
  const time = formatTime(live.lastHeard.toISOString(), timeZone, language);
  return (
    <div className={styles.band} role="alert">
      <PlugDisconnectedRegular aria-hidden="true" /> {board("board.disconnected", { time })}
    </div>
  );
}
