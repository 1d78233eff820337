import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { ReactNode } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useText } from "../messages/text-context.ts";
import { OrderStatus } from "./OrderStatus.tsx";
import { useCancelOrder, useOrderAgain } from "./use-order-changes.ts";

export interface PlacedOrdersProps {
  meeting: Meeting;
  orders: readonly ServiceOrder[];
  timeZone: string;
  catalogue: Catalogue | undefined;
  accounts: readonly OrderAccount[];
  /** The one that was placed just now. */
  placed: ServiceOrder | undefined;
  /** Something else that can be done with an order. */
  also?: ((order: ServiceOrder) => ReactNode) | undefined;
}

/** The orders that stand, with the sentence about what happens next; a cancelled one can be had again with one press. */
export function PlacedOrders(props: PlacedOrdersProps) {
  const { meeting, orders, timeZone, catalogue, accounts, placed, also } = props;
  const text = useText();
  const cancel = useCancelOrder(meeting.id);
  const again = useOrderAgain(meeting.id);
  const cancelled = cancel.data && !again.isSuccess ? cancel.data : undefined;
  // What was paid for not being made is not taken back by ordering it again.
  const wasFree = !cancel.variables?.acceptFee;
  return (
    <>
      {placed && orders.some(({ id }) => id === placed.id) ? (
        <PlacedNotice meeting={meeting} order={orders.find(({ id }) => id === placed.id) ?? placed} />
      ) : null}
      {cancelled ? (
        <Notice
          kind="info"
          title={text("order.cancelled", { number: String(cancelled.number) })}
          actions={wasFree ? <UndoButton disabled={again.isPending} onPress={() => again.mutate(cancelled)} /> : null}
        />
      ) : null}
      {again.isError ? <ProblemNotice error={again.error} /> : null}
      {orders.map((order) => (
        <OrderStatus
          key={order.id}
          order={order}
          timeZone={timeZone}
          catalogue={catalogue}
          accounts={accounts}
          cancel={{
            ...cancel,
            mutate: (...args) => {
              again.reset();
              cancel.mutate(...args);
            },
          }}
          also={also?.(order)}
        />
      ))}
    </>
  );
}

function PlacedNotice({ meeting, order }: { meeting: Meeting; order: ServiceOrder }) {
  const text = useText();
  if (order.status === "awaiting_approval" || order.status === "rejected") return null;
  return (
    <Notice kind="success" title={text("order.ordered", { number: String(order.number) })}>
      {text(meeting.status === "draft" ? "order.confirmedOnSend" : "order.vendorsTold")}
    </Notice>
  );
}
