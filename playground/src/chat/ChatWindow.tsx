import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import {
  Avatar,
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Text,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { openTabLink } from "../teams/tab-links.ts";
import { ChatComposer } from "./ChatComposer.tsx";
import { ChatLog } from "./ChatLog.tsx";
import { chatTexts } from "./chat-texts.ts";
import { useCardActions } from "./use-card-actions.ts";
import { useChat } from "./use-chat.ts";

export interface ChatWindowProps {
  person: DemoPerson;
  token: string;
  theme: "light" | "dark" | "contrast";
  /** The page's own origin; the connector is below it. */
  origin: string;
  /** Where a card's link leads; absent: a browser tab of its own. */
  onOpenUrl?: (url: string) => void;
  /** The token is not taken any more; another one is wanted. */
  onTokenRefused?: () => void;
}

/** A 1:1 chat with the app's bot, as Teams shows one. The theme comes from the window around it. */
export function ChatWindow({ person, token, origin, onOpenUrl = openInTab, onTokenRefused }: ChatWindowProps) {
  const styles = useStyles();
  const texts = chatTexts(person.locale);
  const address = { origin, token, entraObjectId: person.entraObjectId };
  const chat = useChat(address, onTokenRefused);
  const { busy, notice, dismiss, press, send } = useCardActions(address, chat, person, texts);
  return (
    <div className={styles.window}>
      <header className={styles.header}>
        <Avatar name={texts.app} initials="MM" shape="square" color="brand" size={32} />
        <Text as="h3" weight="semibold" className={styles.name}>
          {texts.app}
        </Text>
      </header>
      {chat.connection === "disconnected" && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{texts.disconnected}</MessageBarBody>
        </MessageBar>
      )}
      <ChatLog chat={chat} person={person} texts={texts} busy={busy} onPress={press} onOpenUrl={onOpenUrl} />
      {notice && (
        <MessageBar intent={notice.intent} layout="multiline" className={styles.notice}>
          <MessageBarBody>{notice.text}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button appearance="transparent" icon={<DismissRegular />} aria-label={texts.dismiss} onClick={dismiss} />
            }
          />
        </MessageBar>
      )}
      <ChatComposer texts={texts} disabled={chat.connection !== "connected"} onSend={send} />
    </div>
  );
}

function openInTab(url: string): void {
  if (!openTabLink(url)) window.open(url, "_blank", "noopener");
}

const useStyles = makeStyles({
  window: {
    display: "flex",
    flexDirection: "column",
    flexGrow: 1,
    minHeight: 0,
    height: "100%",
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  header: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  name: { margin: 0 },
  notice: { flexShrink: 0 },
});
