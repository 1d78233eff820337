import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AdaptiveCardView } from "./AdaptiveCardView.tsx";
import type { PressedButton } from "./AdaptiveCardView.tsx";
import type { ChatTexts } from "./chat-texts.ts";
import type { ChatMessage } from "./chat-words.ts";

export interface ChatMessageViewProps {
  message: ChatMessage;
  texts: ChatTexts;
  /** `09:41` for a moment, on the person's own clock. */
  timeOf: (moment: string) => string;
  busy: boolean;
  onPress: (button: PressedButton) => void;
  onOpenUrl: (url: string) => void;
}

/** One message: the bot's on the left, the person's own on the right, a card as wide as there is room. */
export function ChatMessageView({ message, texts, timeOf, busy, onPress, onOpenUrl }: ChatMessageViewProps) {
  const styles = useStyles();
  const own = message.from === "person";
  return (
    <li className={mergeClasses(styles.message, own && styles.own)} data-activity-id={message.id}>
      <div className={styles.about}>
        <span className={styles.author}>{own ? texts.you : texts.app}</span>
        <time dateTime={message.sentAt}>{timeOf(message.sentAt)}</time>
        {message.updatedAt && <span>{texts.edited.replace("{time}", timeOf(message.updatedAt))}</span>}
      </div>
      {message.text && <div className={mergeClasses(styles.bubble, own && styles.ownBubble)}>{message.text}</div>}
      {message.card && <AdaptiveCardView card={message.card} busy={busy} onPress={onPress} onOpenUrl={onOpenUrl} />}
    </li>
  );
}

const useStyles = makeStyles({
  message: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    maxWidth: "560px",
    marginRight: tokens.spacingHorizontalXL,
  },
  own: { alignSelf: "flex-end", marginRight: 0, marginLeft: tokens.spacingHorizontalXXXL, maxWidth: "440px" },
  about: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  author: { color: tokens.colorNeutralForeground2 },
  bubble: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
  ownBubble: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1 },
});
