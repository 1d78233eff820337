import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useEffect, useId, useRef } from "react";
import list from "../elements/list.module.css";
import { useFeatureText } from "../messages/feature-text.ts";
import { SecretShownOnce } from "./SecretShownOnce.tsx";
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
        <SecretShownOnce made={create.data} onDone={onClose} />
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
