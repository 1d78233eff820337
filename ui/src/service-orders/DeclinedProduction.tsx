import type { Proposal } from "@magic-meetings/contract/production-orders/proposal.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Button } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";
import { orderMessages } from "./order-messages.ts";
import { PriceChanged } from "./PriceChanged.tsx";
import { priceThatChanged } from "./price-that-changed.ts";
import { useOrderSettled } from "./use-order-changes.ts";
import styles from "./Controls.module.css";

export interface DeclinedProductionProps {
  /** Of the production order. */
  id: string;
  vendor: string;
  order: ServiceOrder;
  timeZone: string;
}

/** A vendor cannot deliver: why, and what it offers instead, to be taken or not with one press. */
export function DeclinedProduction({ id, vendor, order, timeZone }: DeclinedProductionProps) {
  const words = useFeatureText(orderMessages);
  const { language } = useReader();
  const client = useApi();
  const declined = useQuery({
    queryKey: [...queryKeys.productionOrders(), "one", id],
    queryFn: ({ signal }) => client("GET /production-orders/:id", { params: { id } }, { signal }),
  });
  const answer = useProposalAnswer(id, order.meetingId);
  const proposal = declined.data?.proposal?.state === "open" ? declined.data.proposal : undefined;
  const reason = declined.data?.declined?.reason;
  const changed = priceThatChanged(answer.error);
  const isMine = order.allowed.change.ok || order.allowed.cancel.ok;
  return (
    <Notice
      kind="warning"
      title={words(proposal ? "proposal.title" : "state.declined", { vendor })}
      actions={
        proposal && isMine && !changed ? (
          <>
            <Button
              size="small"
              appearance="primary"
              disabled={answer.isPending}
              onClick={() => answer.mutate({ take: true, expectedTotal: proposal.total.after })}
            >
              {words("proposal.accept", { money: formatMoney(proposal.total.after, language) })}
            </Button>
            <Button size="small" disabled={answer.isPending} onClick={() => answer.mutate({ take: false })}>
              {words("proposal.refuse")}
            </Button>
          </>
        ) : null
      }
    >
      {reason ? <div>{words("state.reason", { reason })}</div> : null}
      {proposal ? <ProposalLines proposal={proposal} timeZone={timeZone} /> : null}
      {changed ? (
        <PriceChanged
          total={changed.total}
          lines={changed.lines}
          onAgree={(expectedTotal) => answer.mutate({ take: true, expectedTotal })}
        />
      ) : answer.isError ? (
        <ProblemNotice error={answer.error} onRetry={() => void declined.refetch()} />
      ) : null}
      {declined.isError ? <ProblemNotice error={declined.error} onRetry={() => void declined.refetch()} /> : null}
    </Notice>
  );
}

type Answer = { take: false } | { take: true; expectedTotal: Proposal["total"]["after"] };

function useProposalAnswer(id: string, meetingId: string) {
  const client = useApi();
  const settle = useOrderSettled(meetingId);
  return useMutation({
    mutationFn: (answer: Answer) =>
      answer.take
        ? client("POST /production-orders/:id/accept-proposal", {
            params: { id },
            body: { expectedTotal: answer.expectedTotal },
          })
        : client("POST /production-orders/:id/refuse-proposal", { params: { id } }),
    onSuccess: settle.show,
    onSettled: settle.readAgain,
  });
}

function ProposalLines({ proposal, timeZone }: { proposal: Proposal; timeZone: string }) {
  const words = useFeatureText(orderMessages);
  const { language } = useReader();
  const moments = useMoments(timeZone);
  const { total, note } = proposal;
  const changed = proposal.lines.filter(
    ({ service, quantity, deliverAt }) =>
      service.before.id !== service.after.id ||
      quantity.before !== quantity.after ||
      Date.parse(deliverAt.before) !== Date.parse(deliverAt.after),
  );
  return (
    <>
      {note ? <div>{note}</div> : null}
      <ul className={styles.list}>
        {changed.map(({ lineId, service, quantity, deliverAt }) => {
          const what = (side: "before" | "after") =>
            words("proposal.what", {
              quantity: quantity[side],
              service: service[side].name,
              time: moments.moment(deliverAt[side]),
            });
          return (
            <li key={lineId}>
              {quantity.after === 0
                ? words("proposal.gone", { service: service.before.name })
                : words("proposal.line", { before: what("before"), after: what("after") })}
            </li>
          );
        })}
      </ul>
      <div>
        {words("proposal.total", {
          before: formatMoney(total.before, language),
          after: formatMoney(total.after, language),
        })}
      </div>
    </>
  );
}
