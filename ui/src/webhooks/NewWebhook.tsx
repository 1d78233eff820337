import { SidePanel } from "../elements/SidePanel.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { SecretShownOnce } from "./SecretShownOnce.tsx";
import { useCreateWebhook } from "./use-webhooks.ts";
import { webhookMessages } from "./webhook-messages.ts";
import { WebhookForm } from "./WebhookForm.tsx";

const empty = { name: "", url: "", topics: ["visit.*", "access_pass.*"] };

/** What another system is told, and then the secret that signs it, once. */
export function NewWebhook({ onClose }: { onClose: () => void }) {
  const text = useFeatureText(webhookMessages);
  const create = useCreateWebhook();
  return (
    <SidePanel title={text("add")} closeLabel={text("close")} onClose={onClose}>
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
    </SidePanel>
  );
}
