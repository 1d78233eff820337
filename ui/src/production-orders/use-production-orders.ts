import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";
import type { BoardSearch } from "./board-orders.ts";
import { belongsTo } from "./board-orders.ts";

const firstPage = 50;
const laterPages = 200;

/**
 * What has to be made between two moments, all pages of it: a board shows the whole day. The first page, which is the
 * most urgent, is on screen while the others are read.
 */
export function useProductionOrders(search: BoardSearch) {
  const client = useApi();
  const queryClient = useQueryClient();
  const queryKey = queryKeys.productionOrders(search);
  return useQuery<ProductionOrder[]>({
    queryKey,
    queryFn: async ({ signal }) => {
      const orders: ProductionOrder[] = [];
      for (let after: string | undefined, more = true; more;) {
        const query = { ...search, ...(after ? { after, limit: laterPages } : { limit: firstPage }) };
        const page = await client("GET /production-orders", { query }, { signal });
        orders.push(...page.items);
        after = page.next ?? undefined;
        more = after !== undefined;
        const isFirst = queryClient.getQueryData(queryKey) === undefined;
        if (more && isFirst) queryClient.setQueryData<ProductionOrder[]>(queryKey, [...orders]);
      }
      return newest(orders, queryClient.getQueryData<ProductionOrder[]>(queryKey));
    },
    placeholderData: (shown) => {
      const still = shown?.filter((order) => belongsTo(search, order));
      return still?.length ? still : undefined;
    },
  });
}

/** What was heard of while the pages were read is newer than they are. */
function newest(read: ProductionOrder[], shown: readonly ProductionOrder[] = []): ProductionOrder[] {
  const known = new Map(shown.map((order) => [order.id, order]));
  return read.map((order) => {
    const other = known.get(order.id);
    return other && other.version > order.version ? other : order;
  });
}
