import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { FoodRegular } from "@fluentui/react-icons";
import type { UseQueryResult } from "@tanstack/react-query";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatTotals } from "../format/money.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { whyText } from "../session/problem-text.ts";
import { DraftLines } from "./DraftLines.tsx";
import { OrderDetails } from "./OrderDetails.tsx";
import { PlacedOrders } from "./PlacedOrders.tsx";
import { ServicePicker } from "./ServicePicker.tsx";
import type { Ordering } from "./use-ordering.ts";

export interface ServiceOrdersProps {
  meeting: Meeting;
  catalogue: UseQueryResult<Catalogue>;
  accounts: UseQueryResult<OrderAccount[]>;
  ordering: Ordering;
}

/** Food and services of a meeting: what is ordered, what is being chosen, and what can be chosen. */
export function ServiceOrders({ meeting, catalogue, accounts, ordering }: ServiceOrdersProps) {
  const text = useText();
  const { language } = useReader();
  const timeZone = meeting.locations[0]?.site.timeZone ?? meeting.timeZone;
  const placed = placedOrders(meeting);
  const { order: mayOrder } = meeting.allowed;
  return (
    <SectionCard
      icon={<FoodRegular />}
      title={text("order.title")}
      aside={placed.length ? formatTotals(meeting.totals, language) : null}
    >
      <PlacedOrders
        meeting={meeting}
        orders={placed}
        timeZone={timeZone}
        catalogue={catalogue.data}
        placed={ordering.placed}
      />
      {mayOrder.ok ? null : <div>{whyText(mayOrder.because, text)}</div>}
      {catalogue.isError ? <ProblemNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} /> : null}
      {catalogue.isPending && mayOrder.ok ? (
        <SkeletonLines label={text("state.loading")} widths={["100%", "100%", "60%"]} />
      ) : null}
      {catalogue.data && mayOrder.ok ? (
        <>
          <ServicePicker
            catalogue={catalogue.data}
            timeZone={timeZone}
            title={placed.length ? text("order.addMore") : undefined}
            chosen={ordering.lines.map(({ service }) => service.id)}
            onAdd={ordering.add}
            onRemove={ordering.remove}
          />
          <DraftLines ordering={ordering} timeZone={timeZone} />
          {ordering.lines.length && accounts.data ? (
            <OrderDetails ordering={ordering} accounts={accounts.data} currency={catalogue.data.currency} />
          ) : null}
        </>
      ) : null}
      {accounts.isError && ordering.lines.length ? (
        <ProblemNotice error={accounts.error} kept={text("order.kept")} onRetry={() => void accounts.refetch()} />
      ) : null}
    </SectionCard>
  );
}

/** Every order that stands; a draft is only on its way, and a cancelled one is history for the timeline. */
function placedOrders(meeting: Meeting): ServiceOrder[] {
  return meeting.serviceOrders
    .filter(({ status }) => status !== "draft" && status !== "cancelled")
    .toSorted((a, b) => a.number - b.number);
}
