import { Button } from "@fluentui/react-components";
import type { StepState } from "@magic-meetings/contract/onboarding/onboarding-words.ts";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { onboardingMessages } from "./onboarding-messages.ts";
import styles from "./SetUp.module.css";
import { useSendTest } from "./use-set-up.ts";

/** What became of the last test message, which the message log knows, and another one. */
export function TestMessage({ state, reason }: { state: StepState; reason: string | null }) {
  const text = useFeatureText(onboardingMessages);
  const send = useSendTest();
  return (
    <>
      <p className={styles.words} role="status">
        {text(`message.${state}`, { reason: reason ?? "" })}
      </p>
      {send.isError ? <ProblemNotice error={send.error} onRetry={() => send.mutate()} /> : null}
      <Button
        appearance={state === "todo" ? "primary" : "secondary"}
        disabledFocusable={send.isPending || state === "waiting"}
        onClick={() => send.mutate()}
      >
        {text(state === "todo" ? "message.send" : "message.sendAgain")}
      </Button>
    </>
  );
}
