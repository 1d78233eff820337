import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder, ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

/** Cancels an order: what was held on its account is released. */
export function useCancelOrder(meetingId: string) {
  const client = useApi();
  const settle = useOrderSettled(meetingId);
  return useMutation({
    mutationFn: (id: string) =>
      client("POST /service-orders/:id/cancel", { params: { id }, body: {} }, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: settle.show,
    onSettled: settle.readAgain,
  });
}

export interface OrderChanges {
  order: Pick<ServiceOrder, "id" | "version">;
  changes: Partial<Omit<ServiceOrderInput, "locationId">>;
}

/** Changes an order before its cut-off. */
export function useChangeOrder(meetingId: string) {
  const client = useApi();
  const settle = useOrderSettled(meetingId);
  return useMutation({
    mutationFn: ({ order, changes }: OrderChanges) =>
      client("PATCH /service-orders/:id", { params: { id: order.id }, body: changes }, { ifMatch: order.version }),
    onSuccess: settle.show,
    onSettled: settle.readAgain,
  });
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
    })),
    ...(order.note ? { note: order.note } : {}),
    accountSplit: order.accountSplit.map(({ account, percent }) => ({ accountId: account.id, percent })),
  };
}

function useOrderSettled(meetingId: string) {
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
      await queryClient.invalidateQueries({ queryKey: queryKeys.meeting(meetingId) });
    },
  };
}
