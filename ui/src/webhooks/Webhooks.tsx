import type { Webhook, WebhookDelivery } from "@magic-meetings/contract/webhooks/webhook.ts";
import type { WebhookStatus } from "@magic-meetings/contract/webhooks/webhook-rules.ts";
import { Button } from "@fluentui/react-components";
import { AddRegular, PlugConnectedRegular, SearchRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { ListFilters, SearchFilter } from "../elements/ListFilters.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Notice } from "../elements/Notice.tsx";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { NewWebhook } from "./NewWebhook.tsx";
import { useDeleteWebhook, useWebhooks } from "./use-webhooks.ts";
import { webhookMessages } from "./webhook-messages.ts";
import { WebhookPanel } from "./WebhookPanel.tsx";

const statusTones: Record<WebhookStatus, PillTone> = { active: "success", paused: "neutral", disabled: "danger" };

/** For administrators: which systems are told of what, and whether it arrives. */
export function Webhooks() {
  const text = useFeatureText(webhookMessages);
  const state = useText();
  const [q, setSearch] = useState("");
  const [shown, setShown] = useState<string>();
  const [removed, setRemoved] = useState<Webhook>();
  const found = useWebhooks(q);
  const webhooks = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const chosen = webhooks.find(({ id }) => id === shown);
  const remove = (webhook: Webhook) => {
    setRemoved(webhook);
    setShown(undefined);
  };
  const panel =
    shown === "new" ? (
      <NewWebhook onClose={() => setShown(undefined)} />
    ) : chosen ? (
      <WebhookPanel key={chosen.id} webhook={chosen} onClose={() => setShown(undefined)} onDeleted={remove} />
    ) : null;
  return (
    <div className={list.stack}>
      <p className={list.hint}>{text("hint")}</p>
      <Search onSearch={setSearch} onAdd={() => setShown("new")} />
      {removed ? <Removed key={removed.id} webhook={removed} onRestored={() => setRemoved(undefined)} /> : null}
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} /> : null}
      <div className={panel ? list.two : undefined}>
        <div className={list.stack}>
          {found.isSuccess && webhooks.length === 0 ? (
            <EmptyState
              icon={q === "" ? <PlugConnectedRegular /> : <SearchRegular />}
              title={text(q === "" ? "none" : "noneFound")}
              hint={text(q === "" ? "noneHint" : "noneFoundHint")}
            />
          ) : null}
          {webhooks.length > 0 ? <Table webhooks={webhooks} chosen={shown} onChoose={setShown} /> : null}
          <MoreButton pages={found}>{text("more")}</MoreButton>
        </div>
        {panel}
      </div>
    </div>
  );
}

function Search({ onSearch, onAdd }: { onSearch: (q: string) => void; onAdd: () => void }) {
  const text = useFeatureText(webhookMessages);
  return (
    <ListFilters label={text("list")}>
      <SearchFilter label={text("search")} hint={text("searchHint")} onChange={onSearch} />
      <div className={list.end}>
        <Button appearance="primary" icon={<AddRegular />} onClick={onAdd}>
          {text("add")}
        </Button>
      </div>
    </ListFilters>
  );
}

/** A deleted webhook with the way back. */
function Removed({ webhook: { id, name, version }, onRestored }: { webhook: Webhook; onRestored: () => void }) {
  const text = useFeatureText(webhookMessages);
  const restore = useDeleteWebhook();
  return (
    <>
      <Notice
        kind="info"
        title={text("deleted", { name })}
        actions={
          <UndoButton
            disabled={restore.isPending}
            onPress={() => restore.mutate({ id, version, isUndo: true }, { onSuccess: onRestored })}
          />
        }
      />
      {restore.isError ? <ProblemNotice error={restore.error} /> : null}
    </>
  );
}

interface TableProps {
  webhooks: readonly Webhook[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

function Table({ webhooks, chosen, onChoose }: TableProps) {
  const text = useFeatureText(webhookMessages);
  const { language, timeZone } = useReader();
  const lastOf = (last: WebhookDelivery | null) =>
    last?.lastAttemptAt == null ? text("lastNone") : formatMoment(last.lastAttemptAt, timeZone, language);
  return (
    <div className={list.scroll} role="region" aria-label={text("list")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text("name")}</th>
            <th scope="col">{text("status")}</th>
            <th scope="col">{text("url")}</th>
            <th scope="col">{text("last")}</th>
            <th scope="col">{text("pending")}</th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map((webhook) => (
            <tr key={webhook.id} className={webhook.id === chosen ? list.chosen : undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={list.open}
                  aria-label={text("open", { name: webhook.name })}
                  aria-pressed={webhook.id === chosen}
                  onClick={() => onChoose(webhook.id)}
                >
                  {webhook.name}
                </button>
              </th>
              <td>
                <Pill tone={webhook.failingSince === null ? statusTones[webhook.status] : "danger"}>
                  {webhook.failingSince === null || webhook.status !== "active"
                    ? text(`status.${webhook.status}`)
                    : text("failing", { moment: formatMoment(webhook.failingSince, timeZone, language) })}
                </Pill>
              </td>
              <td>{webhook.url}</td>
              <td>
                {lastOf(webhook.last)}
                {webhook.last ? <div className={list.hint}>{text(`delivery.${webhook.last.status}`)}</div> : null}
              </td>
              <td>{webhook.pending}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
