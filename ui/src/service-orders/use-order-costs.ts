import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";
import type { OrderChangeInput } from "./change-draft.ts";
import { useSettled } from "./use-settled.ts";

/** What a change would cost now, asked as it is typed; nothing is asked while nothing is changed. */
export function useChangeCosts(order: Pick<ServiceOrder, "id" | "version">, changes: OrderChangeInput | undefined) {
  const client = useApi();
  const asked = useSettled(changes ? JSON.stringify(changes) : undefined);
  const costs = useQuery({
    queryKey: ["order-costs", order.id, order.version, asked],
    queryFn: ({ signal }) =>
      client(
        "POST /service-orders/:id/preview-change",
        { params: { id: order.id }, body: JSON.parse(asked ?? "{}") as OrderChangeInput },
        { signal },
      ),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  });
  const isCurrent = asked !== undefined && asked === JSON.stringify(changes) && !costs.isPlaceholderData;
  return { costs: changes ? costs.data : undefined, error: changes && isCurrent ? costs.error : null, isCurrent };
}

/** What cancelling costs now. */
export function useCancelCosts(order: Pick<ServiceOrder, "id" | "version">) {
  const client = useApi();
  return useQuery({
    queryKey: ["order-costs", order.id, order.version, "cancel"],
    queryFn: ({ signal }) =>
      client("POST /service-orders/:id/preview-cancel", { params: { id: order.id } }, { signal }),
    retry: false,
    staleTime: 0,
  });
}
