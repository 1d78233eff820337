import type { ApiKeyWithSecret } from "@magic-meetings/contract/api-keys/api-key.ts";
import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { SecretOnce } from "../elements/SecretOnce.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { apiKeyMessages } from "./api-key-messages.ts";

/** A key's secret in the one moment in which it can be read. */
export function KeyShownOnce({ made: { key, name }, onDone }: { made: ApiKeyWithSecret; onDone: () => void }) {
  const text = useFeatureText(apiKeyMessages);
  if (key === null) {
    return (
      <Notice kind="warning" title={text("secretGone")} actions={<Button onClick={onDone}>{text("close")}</Button>} />
    );
  }
  return (
    <SecretOnce
      secret={key}
      words={{
        title: text("secretTitle"),
        hint: text("secretHint"),
        label: text("secretLabel", { name }),
        copy: text("copy"),
        copied: text("copied"),
        notCopied: text("notCopied"),
        done: text("done"),
      }}
      onDone={onDone}
    />
  );
}
