import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";
import type { BoardSearch } from "./board-orders.ts";
import { showOrder } from "./use-board-updates.ts";

/** Where deliveries go, in the order in which one walks. */
export function useDeliveryRun(search: BoardSearch) {
  const client = useApi();
  return useQuery({
    queryKey: queryKeys.productionRun(search),
    queryFn: ({ signal }) => client("GET /production-orders/run", { query: search }, { signal }),
    select: ({ floors }) => floors,
  });
}

/** A scanned code: what it stands for came, all of it. */
export function useScan() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (code: string) =>
      client("POST /production-orders/scan", { body: { code } }, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: ({ productionOrder }) => {
      showOrder(queryClient, productionOrder);
      void queryClient.invalidateQueries({ queryKey: queryKeys.productionRun() });
    },
  });
}
