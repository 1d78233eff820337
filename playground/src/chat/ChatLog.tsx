import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { makeStyles, Skeleton, SkeletonItem, Text, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef } from "react";
import type { PressedButton } from "./AdaptiveCardView.tsx";
import { ChatMessageView } from "./ChatMessageView.tsx";
import type { ChatState } from "./chat-state.ts";
import type { ChatTexts } from "./chat-texts.ts";

export interface ChatLogProps {
  chat: ChatState;
  person: DemoPerson;
  texts: ChatTexts;
  /** The activity whose button's answer is awaited. */
  busy: string | undefined;
  onPress: (activityId: string, button: PressedButton) => void;
  onOpenUrl: (url: string) => void;
}

/** The messages, the latest at the bottom and in sight; what arrives is read out. */
export function ChatLog({ chat, person, texts, busy, onPress, onOpenUrl }: ChatLogProps) {
  const styles = useStyles();
  const log = useRef<HTMLDivElement>(null);
  const latest = chat.messages.at(-1)?.id;
  useEffect(() => {
    const last = log.current?.querySelector("ul")?.lastElementChild;
    // A message that is taller than the log is read from its beginning.
    const tall = last && log.current && last.clientHeight > log.current.clientHeight;
    last?.scrollIntoView({ block: tall ? "start" : "end" });
  }, [latest]);
  const time = useMemo(
    () => new Intl.DateTimeFormat(texts.language, { timeStyle: "short", timeZone: person.timeZone }),
    [texts.language, person.timeZone],
  );
  return (
    // A log can be scrolled by keyboard, so it can be focused.
    <div
      ref={log}
      className={styles.log}
      tabIndex={0}
      role="log"
      aria-label={texts.chat}
      aria-busy={chat.connection === "connecting"}
    >
      {chat.connection === "connecting" && <Connecting texts={texts} />}
      {chat.connection !== "connecting" && chat.messages.length === 0 && <Empty texts={texts} />}
      <ul className={styles.messages}>
        {chat.messages.map((message) => (
          <ChatMessageView
            key={message.id}
            message={message}
            texts={texts}
            timeOf={(moment) => time.format(new Date(moment))}
            busy={busy === message.id}
            onPress={(button) => onPress(message.id, button)}
            onOpenUrl={onOpenUrl}
          />
        ))}
      </ul>
    </div>
  );
}

function Connecting({ texts }: { texts: ChatTexts }) {
  const styles = useStyles();
  return (
    <Skeleton aria-label={texts.connecting} className={styles.connecting}>
      <SkeletonItem size={16} />
      <SkeletonItem size={64} />
    </Skeleton>
  );
}

function Empty({ texts }: { texts: ChatTexts }) {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <Text as="p" weight="semibold" className={styles.line}>
        {texts.empty}
      </Text>
      <Text as="p" className={styles.line}>
        {texts.emptyHint}
      </Text>
    </div>
  );
}

const useStyles = makeStyles({
  log: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: tokens.spacingHorizontalM,
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})`,
    },
  },
  messages: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  connecting: { display: "grid", gap: tokens.spacingVerticalS, maxWidth: "360px" },
  empty: {
    display: "grid",
    justifyItems: "center",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingVerticalXXXL,
    textAlign: "center",
    color: tokens.colorNeutralForeground2,
  },
  line: { margin: 0 },
});
