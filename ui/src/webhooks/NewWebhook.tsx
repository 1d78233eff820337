import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useEffect, useId, useRef } from "react";
import list from "../elements/list.module.css";
import { Notice } from "../elements/Notice.tsx";
import { SecretOnce } from "../elements/SecretOnce.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useCreateWebhook } from "./use-webhooks.ts";
import { webhookMessages } from "./webhook-messages.ts";
import { WebhookForm } from "./WebhookForm.tsx";

const empty = { name: "", url: "", topics: ["visit.*", "access_pass.*"] };

/** What another system is told, and then the secret that signs it, once. */
export function NewWebhook({ onClose }: { onClose: () => void }) {
  const text = useFeatureText(webhookMessages);
  const title = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const create = useCreateWebhook();
  useEffect(() => title.current?.focus(), []);
  return (
    <section className={list.panel} aria-labelledby={id}>
      <div className={list.head}>
        <h2 id={id} ref={title} tabIndex={-1} className={list.name}>
          {text("add")}
        </h2>
        <div className={list.end}>
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={text("close")}
            onClick={onClose}
          />
        </div>
      </div>
      {create.isSuccess ? (
        <Made secret={create.data.secret} name={create.data.name} onDone={onClose} />
      ) : (
        <WebhookForm
          draft={empty}
          words={{ submit: text("create"), busy: text("creating") }}
          busy={create.isPending}
          error={create.error}
          onSubmit={(draft) => create.mutate(draft)}
          onCancel={onClose}
        />
      )}
    </section>
  );
}

function Made({ secret, name, onDone }: { secret: string | null; name: string; onDone: () => void }) {
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
