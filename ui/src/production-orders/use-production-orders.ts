import type { Page } from "@magic-meetings/contract/words/words.ts";
import type { ProductionOrderAction } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

/** What has to be made between two moments, all pages of it: a board shows the whole day. */
export function useProductionOrders(period: { from: string; to: string }) {
  const client = useApi();
  return useQuery({
    queryKey: queryKeys.productionOrders(period),
    queryFn: async ({ signal }) => {
      const orders: ProductionOrder[] = [];
      for (let after: string | undefined, more = true; more;) {
        const query = { ...period, limit: 200, ...(after ? { after } : {}) };
        const page: Page<ProductionOrder> = await client("GET /production-orders", { query }, { signal });
        orders.push(...page.items);
        after = page.next ?? undefined;
        more = after !== undefined;
      }
      return orders;
    },
    placeholderData: keepPreviousData,
  });
}

export interface VendorAnswer {
  id: string;
  action: ProductionOrderAction;
}

/** The vendor's answer to an order; the board shows the new state as soon as it is known. */
export function useVendorAnswer() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, action }: VendorAnswer) =>
      client(
        "POST /production-orders/:id/:action",
        { params: { id, action }, body: undefined },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: (order) =>
      queryClient.setQueriesData<ProductionOrder[]>({ queryKey: queryKeys.productionOrders() }, (orders) =>
        orders?.map((one) => (one.id === order.id ? order : one)),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.productionOrders() }),
  });
}
