import type { Webhook } from "@magic-meetings/contract/webhooks/webhook.ts";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import list from "../elements/list.module.css";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SidePanel } from "../elements/SidePanel.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { Deliveries, Delivery } from "./Deliveries.tsx";
import { RotateSecret } from "./RotateSecret.tsx";
import { useChangeWebhook, useDeleteWebhook, useTestWebhook } from "./use-webhooks.ts";
import { webhookMessages } from "./webhook-messages.ts";
import { TopicName, WebhookForm } from "./WebhookForm.tsx";

export interface WebhookPanelProps {
  webhook: Webhook;
  onClose: () => void;
  onDeleted: (webhook: Webhook) => void;
}

/** One webhook: what it is told, what became of that, and what can be done about it. */
export function WebhookPanel({ webhook, onClose, onDeleted }: WebhookPanelProps) {
  const text = useFeatureText(webhookMessages);
  const { language, timeZone } = useReader();
  const [isChanging, setChanging] = useState(false);
  const change = useChangeWebhook();
  const { name, url, topics, status, failingSince, last } = webhook;
  return (
    <SidePanel title={name} closeLabel={text("close")} onClose={onClose}>
      {status === "disabled" ? (
        <Notice kind="error" title={text("status.disabled")}>
          {text("disabledHint")}
        </Notice>
      ) : failingSince === null ? null : (
        <Notice kind="warning" title={text("failing", { moment: formatMoment(failingSince, timeZone, language) })} />
      )}
      {isChanging ? (
        <WebhookForm
          draft={{ name, url, topics }}
          words={{ submit: text("save"), busy: text("saving") }}
          busy={change.isPending}
          error={change.error}
          onSubmit={(draft) => change.mutate({ webhook, change: draft }, { onSuccess: () => setChanging(false) })}
          onCancel={() => setChanging(false)}
        />
      ) : (
        <>
          <dl className={list.facts}>
            <dt>{text("url")}</dt>
            <dd>{url}</dd>
            <dt>{text("status")}</dt>
            <dd>{text(`status.${status}`)}</dd>
            <dt>{text("topics")}</dt>
            <dd>
              {topics.map((topic) => (
                <div key={topic}>
                  <TopicName topic={topic} />
                </div>
              ))}
            </dd>
            <dt>{text("last")}</dt>
            <dd>{last === null ? text("lastNone") : <Delivery one={last} />}</dd>
          </dl>
          {change.isError ? <ProblemNotice error={change.error} /> : null}
          <Actions
            webhook={webhook}
            change={change}
            onChange={() => {
              change.reset();
              setChanging(true);
            }}
            onDeleted={onDeleted}
          />
          {webhook.allowed.rotate.ok ? <RotateSecret webhook={webhook} /> : null}
        </>
      )}
      <Deliveries webhookId={webhook.id} />
    </SidePanel>
  );
}

interface ActionsProps {
  webhook: Webhook;
  change: ReturnType<typeof useChangeWebhook>;
  onChange: () => void;
  onDeleted: (webhook: Webhook) => void;
}

function Actions({ webhook, change, onChange, onDeleted }: ActionsProps) {
  const text = useFeatureText(webhookMessages);
  const test = useTestWebhook();
  const remove = useDeleteWebhook();
  const { id, version, status } = webhook;
  const isActive = status === "active";
  return (
    <>
      <div className={list.actions}>
        <Button appearance="primary" disabledFocusable={test.isPending} onClick={() => test.mutate(id)}>
          {text(test.isPending ? "testing" : "test")}
        </Button>
        <Button
          disabledFocusable={change.isPending}
          onClick={() => change.mutate({ webhook, change: { status: isActive ? "paused" : "active" } })}
        >
          {text(isActive ? "pause" : "resume")}
        </Button>
        <Button onClick={onChange}>{text("change")}</Button>
        <Button
          disabledFocusable={remove.isPending}
          onClick={() =>
            // The list is read anew before this is over, and takes the panel away: the promise outlives it.
            void remove.mutateAsync({ id, version, isUndo: false }).then(onDeleted, () => undefined)
          }
        >
          {text("delete")}
        </Button>
      </div>
      <p role="status" className={list.hint}>
        {test.isSuccess ? text("tested") : null}
      </p>
      {test.isError ? <ProblemNotice error={test.error} /> : null}
      {remove.isError ? <ProblemNotice error={remove.error} /> : null}
    </>
  );
}
