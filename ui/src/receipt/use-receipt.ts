import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Receipt } from "@magic-meetings/contract/service-orders/receive.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

export interface GivenReceipt {
  order: Pick<ServiceOrder, "id" | "version">;
  receipt: Receipt;
}

/** Says what an order was like; the meeting shows it at once. */
export function useReceipt(meetingId: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ order, receipt }: GivenReceipt) =>
      client(
        "POST /service-orders/:id/receive",
        { params: { id: order.id }, body: receipt },
        { idempotencyKey: crypto.randomUUID(), ifMatch: order.version },
      ),
    onSuccess: (order) =>
      queryClient.setQueryData<Meeting>(queryKeys.meeting(meetingId), (meeting) =>
        meeting === undefined
          ? undefined
          : { ...meeting, serviceOrders: meeting.serviceOrders.map((one) => (one.id === order.id ? order : one)) },
      ),
    // Nobody waits for what is read again: the answer is on screen.
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.meeting(meetingId) });
      void queryClient.invalidateQueries({ queryKey: queryKeys.timeline(meetingId) });
    },
  });
}

/** What following the head count has saved on an order. */
export function useSavings(orderId: string) {
  const client = useApi();
  return useQuery({
    queryKey: ["head-count", orderId],
    queryFn: ({ signal }) => client("GET /service-orders/:id/head-count", { params: { id: orderId } }, { signal }),
    staleTime: 60_000,
    select: ({ savings }) => savings,
  });
}
