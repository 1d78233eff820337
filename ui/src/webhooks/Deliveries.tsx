import type { WebhookDelivery } from "@magic-meetings/contract/webhooks/webhook.ts";
import type { DeliveryStatus } from "@magic-meetings/contract/webhooks/webhook-rules.ts";
import { Button } from "@fluentui/react-components";
import { useId } from "react";
import list from "../elements/list.module.css";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { useDeliveries, useReplayDelivery } from "./use-webhooks.ts";
import { webhookMessages } from "./webhook-messages.ts";

const tones: Record<DeliveryStatus, PillTone> = { pending: "warning", sent: "success", failed: "danger" };

/** What was sent or waits, and sending it again. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const text = useFeatureText(webhookMessages);
  const state = useText();
  const id = useId();
  const found = useDeliveries(webhookId);
  const replay = useReplayDelivery();
  const deliveries = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby={id} className={list.stack}>
      <h3 id={id} className={list.name}>
        {text("deliveries")}
      </h3>
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "80%"]} /> : null}
      {found.isSuccess && deliveries.length === 0 ? <p className={list.hint}>{text("noDeliveries")}</p> : null}
      {replay.isError ? <ProblemNotice error={replay.error} /> : null}
      <ul className={list.lines}>
        {deliveries.map((one) => (
          <li key={one.id} className={list.line}>
            <Delivery one={one} />
            {one.status === "pending" ? null : (
              <div>
                <Button
                  size="small"
                  disabledFocusable={replay.isPending}
                  onClick={() => replay.mutate({ id: webhookId, deliveryId: one.id })}
                >
                  {text("replay")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <MoreButton pages={found}>{text("more")}</MoreButton>
    </section>
  );
}

/** What became of one thing that was to be told. */
export function Delivery({ one }: { one: WebhookDelivery }) {
  const text = useFeatureText(webhookMessages);
  const { language, timeZone } = useReader();
  const moment = (at: string) => formatMoment(at, timeZone, language);
  const problem = `problem.${one.problem ?? ""}`;
  return (
    <>
      <div className={list.head}>
        {one.kind === "test" ? text("kind.test") : <code>{one.kind}</code>}
        <Pill tone={tones[one.status]}>{text(`delivery.${one.status}`)}</Pill>
      </div>
      <div className={list.hint}>
        {moment(one.lastAttemptAt ?? one.createdAt)}
        {one.attempts > 0 ? ` · ${text("attempts", { count: one.attempts })}` : null}
        {one.answerStatus === null ? null : ` · ${text("answered", { status: one.answerStatus })}`}
        {one.replayOf === null ? null : ` · ${text("replayOf")}`}
      </div>
      {text.knows(problem) ? <div>{text(problem)}</div> : null}
      {one.status === "pending" && one.nextAttemptAt !== null && one.attempts > 0 ? (
        <div className={list.hint}>{text("next", { moment: moment(one.nextAttemptAt) })}</div>
      ) : null}
    </>
  );
}
