import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";
import { showOrder } from "./use-board-updates.ts";

/** Gives a fee back; the card of its order shows that at once. */
export function useWaiveFee(productionOrderId: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, reason }: { id: string; reason: string }) => {
      await client(
        "POST /order-fees/:id/waive",
        { params: { id }, body: { reason } },
        { idempotencyKey: crypto.randomUUID() },
      );
      return client("GET /production-orders/:id", { params: { id: productionOrderId } });
    },
    onSuccess: (order) => showOrder(queryClient, order),
  });
}
