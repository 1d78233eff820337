import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";
import type { DraftLine, DraftOrder, PricedLine } from "./draft-order.ts";
import {
  canDeliver,
  changeLine,
  emptyDraft,
  priceLines,
  restoreLine,
  toOrderInput,
  withLine,
  withoutLine,
} from "./draft-order.ts";
import { attemptMemory, keepDraft, readDraft } from "./kept-entries.ts";
import { placeOrder } from "./place-order.ts";

export interface RemovedLine {
  line: DraftLine;
  index: number;
  name: string;
}

export interface Ordering {
  draft: DraftOrder;
  lines: PricedLine[];
  account: OrderAccount | undefined;
  removed: RemovedLine | undefined;
  add: (serviceId: string) => void;
  remove: (serviceId: string) => void;
  undoRemove: () => void;
  change: (serviceId: string, change: Partial<DraftLine>) => void;
  describe: (change: Partial<Pick<DraftOrder, "note" | "accountId">>) => void;
  /** False while something chosen cannot be delivered as it stands. */
  possible: boolean;
  submit: () => void;
  submitting: boolean;
  error: unknown;
  /** The order that was placed last, until something new is chosen. */
  placed: ServiceOrder | undefined;
}

/** What is being chosen for a meeting, kept over errors and closed panes, and the one press that orders it. */
export function useOrdering(
  meeting: Meeting,
  catalogue: Catalogue | undefined,
  accounts: readonly OrderAccount[] | undefined,
): Ordering {
  const [draft, setDraft] = useState(() => readDraft(meeting.id));
  const [removed, setRemoved] = useState<RemovedLine>();
  const ordering = usePlaceOrder(meeting, () => {
    keepDraft(meeting.id, emptyDraft);
    setDraft(({ accountId }) => ({ ...emptyDraft, accountId }));
  });
  useResolvedByItself(meeting, ordering);
  const update = (next: DraftOrder) => {
    keepDraft(meeting.id, next);
    setDraft(next);
    ordering.reset();
  };
  const lines = priceLines(draft, catalogue?.services ?? []);
  const account =
    accounts?.find(({ id }) => id === draft.accountId) ?? accounts?.find((one) => one.suggested) ?? accounts?.[0];
  const locationId = meeting.locations[0]?.id;
  const possible = lines.length > 0 && lines.every(canDeliver) && account !== undefined && locationId !== undefined;
  return {
    draft,
    lines,
    account,
    removed,
    add: (serviceId) => {
      setRemoved(undefined);
      update(withLine(draft, serviceId));
    },
    remove: (serviceId) => {
      const index = draft.lines.findIndex((line) => line.serviceId === serviceId);
      const line = draft.lines[index];
      if (line) setRemoved({ line, index, name: lines.find((one) => one.line === line)?.service.name ?? "" });
      update(withoutLine(draft, serviceId));
    },
    undoRemove: () => {
      if (removed) update(restoreLine(draft, removed.line, removed.index));
      setRemoved(undefined);
    },
    change: (serviceId, change) => update(changeLine(draft, serviceId, change)),
    describe: (change) => update({ ...draft, ...change }),
    possible,
    submit: () => {
      if (!possible || ordering.isPending) return;
      setRemoved(undefined);
      ordering.mutate(toOrderInput(lines, draft, account.id, locationId));
    },
    submitting: ordering.isPending,
    error: ordering.error,
    placed: ordering.data,
  };
}

/**
 * The line may be cut after the order arrived. When the meeting then shows it as placed, the same press is made once
 * more by itself: it finds the answer that got lost, and what was chosen is done with.
 */
function useResolvedByItself(meeting: Meeting, ordering: ReturnType<typeof usePlaceOrder>) {
  const { error, variables, mutate } = ordering;
  useEffect(() => {
    if (!(error instanceof ApiProblem) || !error.offline || !variables) return;
    const sent = attemptMemory(meeting.id).read()?.order?.id;
    const arrived = meeting.serviceOrders.some(({ id, status }) => id === sent && status !== "draft");
    if (arrived) mutate(variables);
  }, [meeting, error, variables, mutate]);
}

function usePlaceOrder(meeting: Meeting, onPlaced: () => void) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Parameters<typeof placeOrder>[0]["input"]) =>
      placeOrder({
        client,
        memory: attemptMemory(meeting.id),
        meetingId: meeting.id,
        input,
        newKey: () => crypto.randomUUID(),
      }),
    onSuccess: (order) => {
      onPlaced();
      queryClient.setQueryData<Meeting>(queryKeys.meeting(meeting.id), (before) =>
        before
          ? { ...before, serviceOrders: [...before.serviceOrders.filter(({ id }) => id !== order.id), order] }
          : before,
      );
    },
    onSettled: async () => {
      void queryClient.invalidateQueries({ queryKey: ["accounts"] });
      void queryClient.invalidateQueries({ queryKey: queryKeys.timeline(meeting.id) });
      await queryClient.invalidateQueries({ queryKey: queryKeys.meeting(meeting.id) });
    },
  });
}
