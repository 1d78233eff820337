import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder, ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";
import type { OrderChangeInput } from "./change-draft.ts";

export interface OrderCancellation {
  id: string;
  /** The fee that was shown and is agreed to. */
  acceptFee?: Money | undefined;
}

/** Cancels an order: what was held on its account is released, a fee that was agreed to is charged. */
export function useCancelOrder(meetingId: string) {
  const client = useApi();
  const settle = useOrderSettled(meetingId);
  return useMutation({
    mutationFn: ({ id, acceptFee }: OrderCancellation) =>
      client(
        "POST /service-orders/:id/cancel",
        { params: { id }, body: acceptFee ? { acceptFee } : undefined },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: settle.show,
    onSettled: settle.readAgain,
  });
}

export interface OrderChanges {
  order: Pick<ServiceOrder, "id" | "version">;
  changes: OrderChangeInput;
  /** The fee that was shown and is agreed to. */
  acceptFee?: Money | undefined;
}

/** Changes an order, after its cut-off for the fee that was agreed to. */
export function useChangeOrder(meetingId: string) {
  const client = useApi();
  const settle = useOrderSettled(meetingId);
  return useMutation({
    mutationFn: ({ order, changes, acceptFee }: OrderChanges) =>
      client(
        "PATCH /service-orders/:id",
        { params: { id: order.id }, body: { ...changes, ...(acceptFee ? { acceptFee } : {}) } },
        { ifMatch: order.version },
      ),
    onSuccess: settle.show,
    onSettled: settle.readAgain,
  });
}

/** The order as it is now at the service, whatever this page has of it. */
export function useNewestOrder(id: string) {
  const client = useApi();
  return useMutation({ mutationFn: () => client("GET /service-orders/:id", { params: { id } }) });
}

/** The same order again, after it was cancelled by mistake. */
export function useOrderAgain(meetingId: string) {
  const client = useApi();
  const settle = useOrderSettled(meetingId);
  return useMutation({
    mutationFn: async (order: ServiceOrder) => {
      const body = inputOf(order);
      const drafted = await client(
        "POST /meetings/:meetingId/service-orders",
        { params: { meetingId }, body },
        { idempotencyKey: `${order.id}-again-${order.version}` },
      );
      return client(
        "POST /service-orders/:id/submit",
        { params: { id: drafted.id }, body: {} },
        { idempotencyKey: `${drafted.id}-submit` },
      );
    },
    onSuccess: settle.show,
    onSettled: settle.readAgain,
  });
}

function inputOf(order: ServiceOrder): ServiceOrderInput {
  return {
    locationId: order.locationId,
    lines: order.lines.map((line) => ({
      serviceId: line.service.id,
      quantity: line.quantity,
      options: line.options.map(({ key }) => key),
      deliverAt: line.deliverAt,
      diets: line.diets,
      ...(line.ownPlace ? { deliverTo: line.ownPlace } : {}),
      ...(line.account ? { accountId: line.account.id } : {}),
      headCount: { rule: line.headCount.rule, plusPercent: line.headCount.plusPercent },
    })),
    ...(order.note ? { note: order.note } : {}),
    headCountMode: order.headCountMode,
    accountSplit: order.accountSplit.map(({ account, percent }) => ({ accountId: account.id, percent })),
  };
}

/** Shows an answered order at once, and reads again what hangs on it. */
export function useOrderSettled(meetingId: string) {
  const queryClient = useQueryClient();
  return {
    show: (order: ServiceOrder) =>
      void queryClient.setQueryData<Meeting>(queryKeys.meeting(meetingId), (meeting) =>
        meeting
          ? { ...meeting, serviceOrders: [...meeting.serviceOrders.filter(({ id }) => id !== order.id), order] }
          : meeting,
      ),
    readAgain: async () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.timeline(meetingId) });
      void queryClient.invalidateQueries({ queryKey: ["accounts"] });
      void queryClient.invalidateQueries({ queryKey: ["order-revisions"] });
      await queryClient.invalidateQueries({ queryKey: queryKeys.meeting(meetingId) });
    },
  };
}
