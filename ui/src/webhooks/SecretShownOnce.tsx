import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { SecretOnce } from "../elements/SecretOnce.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { webhookMessages } from "./webhook-messages.ts";

export interface SecretShownOnceProps {
  made: { secret: string | null; name: string };
  onDone: () => void;
}

/** A webhook's secret in the one moment in which it can be read. */
export function SecretShownOnce({ made: { secret, name }, onDone }: SecretShownOnceProps) {
  const text = useFeatureText(webhookMessages);
  if (secret === null) {
    return (
      <Notice kind="warning" title={text("secretGone")} actions={<Button onClick={onDone}>{text("close")}</Button>} />
    );
  }
  const words = {
    title: text("secretTitle"),
    hint: text("secretHint"),
    label: text("secretLabel", { name }),
    copy: text("copy"),
    copied: text("copied"),
    notCopied: text("notCopied"),
    done: text("done"),
  };
  return <SecretOnce secret={secret} words={words} onDone={onDone} />;
}
