import type { StreamEvent } from "@magic-meetings/contract/messages/signal.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { QueryClient } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";
import type { LiveState } from "../session/use-live-updates.ts";
import { useLiveUpdates } from "../session/use-live-updates.ts";
import type { BoardSearch } from "./board-orders.ts";
import { withOrder } from "./board-orders.ts";

/** Signals of one change come together; what comes within this time is read at once. */
const gatherMs = 30;
/** When so many orders change at once, the list is quicker than one request each. */
const mostSingly = 12;

/** Keeps the board in step: reads the one order that a signal speaks of, not the day. */
export function useBoardUpdates(): LiveState {
  const client = useApi();
  const queryClient = useQueryClient();
  const waiting = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const take = useCallback(
    ({ subject }: StreamEvent) => {
      if (subject.type !== "production_order") return false;
      waiting.current.add(subject.id);
      timer.current ??= setTimeout(() => {
        const ids = [...waiting.current];
        waiting.current.clear();
        timer.current = undefined;
        void queryClient.invalidateQueries({ queryKey: queryKeys.productionRun() });
        if (ids.length > mostSingly)
          return void queryClient.invalidateQueries({ queryKey: queryKeys.productionOrders() });
        for (const id of ids) {
          client("GET /production-orders/:id", { params: { id } }).then(
            (order) => showOrder(queryClient, order),
            () => queryClient.invalidateQueries({ queryKey: queryKeys.productionOrders() }),
          );
        }
      }, gatherMs);
      return true;
    },
    [client, queryClient],
  );
  return useLiveUpdates("production_order", take);
}

/** The beginning of every board's key; other things are read of production orders as well. */
const boards = [...queryKeys.productionOrders(), "board"];

/** Puts one order as it is now on every board that is kept. */
export function showOrder(queryClient: QueryClient, order: ProductionOrder): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: boards })) {
    const search = query.queryKey[2] as BoardSearch;
    queryClient.setQueryData<ProductionOrder[]>(query.queryKey, (orders) => orders && withOrder(orders, order, search));
  }
}
