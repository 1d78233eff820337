import type { CallArguments } from "@magic-meetings/contract/http/endpoint.ts";
import type { ApiEndpoints } from "@magic-meetings/contract/http/endpoints.ts";
import type { ProductionOrderAction } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";
import { showOrder } from "./use-board-updates.ts";

export interface VendorAnswer {
  order: Pick<ProductionOrder, "id" | "version">;
  action: ProductionOrderAction;
  /** Why, and what instead or how much. */
  body?: CallArguments<ApiEndpoints["POST /production-orders/:id/:action"]>["body"];
}

/** An answer that is on its way, or what was said against it. */
export type AnswerState = { busy: true } | { busy: false; error: unknown };

export interface VendorAnswers {
  /** Resolves to the order as it is then; undefined when it was refused. */
  answer: (given: VendorAnswer) => Promise<ProductionOrder | undefined>;
  /** By order; nothing where all is well. */
  states: ReadonlyMap<string, AnswerState>;
}

/** Seen is what was on screen: these two mean the order as it was shown. */
const meansWhatWasShown: Partial<Record<ProductionOrderAction, boolean>> = { accept: true, acknowledge: true };

/** The vendor's answers to orders, several at once; each card knows its own. */
export function useVendorAnswers(): VendorAnswers {
  const client = useApi();
  const queryClient = useQueryClient();
  const [states, setStates] = useState<ReadonlyMap<string, AnswerState>>(new Map());
  const answer = useCallback(
    async ({ order, action, body }: VendorAnswer) => {
      const set = (state: AnswerState | undefined) => setStates((before) => withState(before, order.id, state));
      set({ busy: true });
      try {
        const after = await client(
          "POST /production-orders/:id/:action",
          { params: { id: order.id, action }, body },
          {
            idempotencyKey: crypto.randomUUID(),
            ...(meansWhatWasShown[action] ? { ifMatch: order.version } : {}),
          },
        );
        showOrder(queryClient, after);
        void queryClient.invalidateQueries({ queryKey: queryKeys.productionRun() });
        set(undefined);
        return after;
      } catch (error) {
        set({ busy: false, error });
        client("GET /production-orders/:id", { params: { id: order.id } }).then(
          (now) => showOrder(queryClient, now),
          () => undefined,
        );
        return undefined;
      }
    },
    [client, queryClient],
  );
  return useMemo(() => ({ answer, states }), [answer, states]);
}

function withState(before: ReadonlyMap<string, AnswerState>, id: string, state: AnswerState | undefined) {
  const after = new Map(before);
  if (state) after.set(id, state);
  else after.delete(id);
  return after;
}
