import { Button } from "@fluentui/react-components";
import { ChatLockRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { Notice } from "../elements/Notice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { chatMessages } from "./chat-messages.ts";

export interface ChatConsentProps {
  /** Asks the person; rejects where she, or her company, does not allow it. */
  askConsent: () => Promise<void>;
  onAllowed: () => void;
}

/** What has to be allowed and why, before it is asked for. Suspends for its words. */
export function ChatConsent({ askConsent, onAllowed }: ChatConsentProps) {
  const text = useFeatureText(chatMessages);
  const [state, setState] = useState<"idle" | "asking" | "refused">("idle");
  const ask = async () => {
    setState("asking");
    try {
      await askConsent();
      onAllowed();
      setState("idle");
    } catch {
      setState("refused");
    }
  };
  return (
    <EmptyState icon={<ChatLockRegular />} title={text("chat.consent")} hint={text("chat.consentHint")}>
      <Button appearance="primary" disabled={state === "asking"} onClick={() => void ask()}>
        {text("chat.allow")}
      </Button>
      {state === "refused" ? <Notice kind="warning" title={text("chat.notAllowed")} /> : null}
    </EmptyState>
  );
}
