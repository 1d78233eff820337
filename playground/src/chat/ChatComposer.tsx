import { Button, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { SendFilled } from "@fluentui/react-icons/svg/send";
import type { FormEvent, KeyboardEvent } from "react";
import { useState } from "react";
import type { ChatTexts } from "./chat-texts.ts";

export interface ChatComposerProps {
  texts: ChatTexts;
  disabled: boolean;
  /** False leaves the text where it is, to be sent again. */
  onSend: (text: string) => Promise<boolean>;
}

/** Where a person writes: Enter sends, Shift+Enter starts a new line. */
export function ChatComposer({ texts, disabled, onSend }: ChatComposerProps) {
  const styles = useStyles();
  const [written, setWritten] = useState("");
  const [sending, setSending] = useState(false);
  const text = written.trim();
  const send = async () => {
    if (!text || sending || disabled) return;
    setSending(true);
    if (await onSend(text)) setWritten("");
    setSending(false);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <form className={styles.composer} onSubmit={onSubmit}>
      <Textarea
        className={styles.input}
        aria-label={texts.write}
        placeholder={texts.write}
        rows={1}
        resize="none"
        maxLength={4000}
        value={written}
        onChange={(_, { value }) => setWritten(value)}
        onKeyDown={onKeyDown}
      />
      <Button
        type="submit"
        appearance="transparent"
        icon={<SendFilled />}
        aria-label={texts.send}
        disabled={disabled || sending || !text}
      />
    </form>
  );
}

const useStyles = makeStyles({
  composer: {
    display: "flex",
    alignItems: "flex-end",
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
  input: { flexGrow: 1, "& textarea": { minHeight: "32px" } },
});
