import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { FoodRegular } from "@fluentui/react-icons";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { lazy, Suspense } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatTotals } from "../format/money.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { whyText } from "../session/problem-text.ts";
import { DraftLines } from "./DraftLines.tsx";
import { OrderDetails } from "./OrderDetails.tsx";
import { PlacedOrders } from "./PlacedOrders.tsx";
import type { Favourites } from "./favourites.ts";
import { ServicePicker } from "./ServicePicker.tsx";
import type { Ordering } from "./use-ordering.ts";

const SiteChooser = lazy(async () => ({ default: (await import("./SiteChooser.tsx")).SiteChooser }));

export interface ServiceOrdersProps {
  meeting: Meeting;
  /** The site that is being ordered for. */
  location?: MeetingLocation | undefined;
  onLocation?: ((location: MeetingLocation) => void) | undefined;
  catalogue: UseQueryResult<Catalogue>;
  accounts: UseQueryResult<OrderAccount[]>;
  ordering: Ordering;
  /** The services that the reader wants to see first, and how to make them so. */
  favourites?: Favourites | undefined;
  /** Other ways to begin: templates, earlier orders. */
  again?: ReactNode;
  /** Something else that can be done with an order that stands. */
  also?: ((order: ServiceOrder) => ReactNode) | undefined;
}

/** Food and services of a meeting: what is ordered, what is being chosen, and what can be chosen. */
export function ServiceOrders(props: ServiceOrdersProps) {
  const { meeting, catalogue, accounts, ordering } = props;
  const { location = meeting.locations[0], onLocation } = props;
  const text = useText();
  const { language } = useReader();
  const timeZone = location?.site.timeZone ?? meeting.timeZone;
  const placed = placedOrders(meeting, location);
  const { order: mayOrder } = meeting.allowed;
  const chosen = ordering.lines.map(({ service }) => service.id);
  return (
    <SectionCard
      icon={<FoodRegular />}
      title={text("order.title")}
      aside={meeting.totals.length ? formatTotals(meeting.totals, language) : null}
    >
      {meeting.locations.length > 1 && location && onLocation ? (
        <Suspense fallback={null}>
          <SiteChooser meeting={meeting} location={location} onLocation={onLocation} />
        </Suspense>
      ) : null}
      <PlacedOrders
        meeting={meeting}
        orders={placed}
        timeZone={timeZone}
        catalogue={catalogue.data}
        accounts={accounts.data ?? noAccounts}
        placed={ordering.placed}
        also={props.also}
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
            chosen={chosen}
            favourites={props.favourites}
            again={props.again}
            onAdd={ordering.add}
            onRemove={(serviceId) => {
              const line = ordering.draft.lines.findLast((one) => one.serviceId === serviceId);
              if (line) ordering.remove(line.key);
            }}
          />
          <DraftLines
            ordering={ordering}
            siteId={catalogue.data.siteId}
            accounts={accounts.data ?? noAccounts}
            timeZone={timeZone}
          />
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

const noAccounts: OrderAccount[] = [];

/** Every order of the site that stands or has cost something; a draft is only on its way, and what was cancelled for free is history. */
function placedOrders(meeting: Meeting, location: MeetingLocation | undefined): ServiceOrder[] {
  return meeting.serviceOrders
    .filter(({ status, fees }) => status !== "draft" && (status !== "cancelled" || fees.length > 0))
    .filter(({ locationId }) => meeting.locations.length < 2 || locationId === location?.id)
    .toSorted((a, b) => a.number - b.number);
}
