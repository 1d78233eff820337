import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
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
  /** The one that was placed just now. */
  placed: ServiceOrder | undefined;
}

/** The orders that stand, with the sentence about what happens next; a cancelled one can be had again with one press. */
export function PlacedOrders({ meeting, orders, timeZone, catalogue, placed }: PlacedOrdersProps) {
  const text = useText();
  const cancel = useCancelOrder(meeting.id);
  const again = useOrderAgain(meeting.id);
  const cancelled = cancel.data && !again.isSuccess ? cancel.data : undefined;
  return (
    <>
      {placed && orders.some(({ id }) => id === placed.id) ? (
        <Notice kind="success" title={text("order.ordered", { number: String(placed.number) })}>
          {text(meeting.status === "draft" ? "order.confirmedOnSend" : "order.vendorsTold")}
        </Notice>
      ) : null}
      {cancelled ? (
        <Notice
          kind="info"
          title={text("order.cancelled", { number: String(cancelled.number) })}
          actions={<UndoButton disabled={again.isPending} onPress={() => again.mutate(cancelled)} />}
        />
      ) : null}
      {again.isError ? <ProblemNotice error={again.error} /> : null}
      {orders.map((order) => (
        <OrderStatus
          key={order.id}
          order={order}
          timeZone={timeZone}
          catalogue={catalogue}
          cancelling={cancel.isPending && cancel.variables === order.id}
          cancelError={cancel.isError && cancel.variables === order.id ? cancel.error : undefined}
          onCancel={() => {
            again.reset();
            cancel.mutate(order.id);
          }}
        />
      ))}
    </>
  );
}
