import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder, ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { totalsOf } from "../format/money.ts";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";
import type { DraftLine, DraftOrder, PricedLine } from "./draft-order.ts";
import {
  canDeliver,
  changeLine,
  draftLinesOf,
  emptyDraft,
  moveLines,
  priceLines,
  restoreLine,
  toOrderInput,
  withAnother,
  withLine,
  withoutLine,
} from "./draft-order.ts";
import { attemptMemory, keepDraft, readDraft } from "./kept-entries.ts";
import type { PlaceOrder } from "./place-order.ts";
import { placeOrder } from "./place-order.ts";
import { percentLeft } from "./split-shares.ts";

export interface RemovedLine {
  line: DraftLine;
  index: number;
  name: string;
}

export interface Ordering {
  draft: DraftOrder;
  lines: PricedLine[];
  account: OrderAccount | undefined;
  accounts: readonly OrderAccount[];
  /** What the lines cost together; undefined while nothing is chosen. */
  total: Money | undefined;
  removed: RemovedLine | undefined;
  add: (serviceId: string) => void;
  /** The line once more, at another moment. */
  another: (key: string, deliverAt: string) => void;
  remove: (key: string) => void;
  undoRemove: () => void;
  change: (key: string, change: Partial<DraftLine>) => void;
  move: (moves: readonly { key: string; deliverAt: string }[]) => void;
  describe: (change: Partial<Omit<DraftOrder, "lines">>) => void;
  /** Goes on with an order that the service has drafted, from a template or an earlier order. */
  takeOver: (order: ServiceOrder) => void;
  /** False while something chosen cannot be delivered as it stands. */
  possible: boolean;
  /** What is chosen, as it would be ordered; undefined while it cannot be. */
  input: ServiceOrderInput | undefined;
  /** What was chosen was ordered in another way: it is done with. */
  clear: () => void;
  /** `agreed`: at this total, where it is another than the one on screen. */
  submit: (agreed?: Money) => void;
  submitting: boolean;
  error: unknown;
  /** The order that was placed last, until something new is chosen. */
  placed: ServiceOrder | undefined;
}

type Placing = Pick<PlaceOrder, "input" | "shown">;

/** What is being chosen for one site of a meeting, kept over errors and closed panes, and the one press that orders it. */
export function useOrdering(
  meeting: Meeting,
  catalogue: Catalogue | undefined,
  accounts: readonly OrderAccount[] | undefined,
  location: MeetingLocation | undefined = meeting.locations[0],
): Ordering {
  const locationId = location?.id ?? "";
  const [entered, setEntered] = useState<Record<string, DraftOrder>>({});
  const kept = useMemo(() => readDraft(locationId), [locationId]);
  const draft = entered[locationId] ?? kept;
  const show = (next: DraftOrder) => setEntered((all) => ({ ...all, [locationId]: next }));
  const [removed, setRemoved] = useState<RemovedLine>();
  const ordering = usePlaceOrder(meeting, locationId, () => {
    keepDraft(locationId, emptyDraft);
    show({ ...emptyDraft, accountId: draft.accountId });
  });
  useResolvedByItself(meeting, locationId, ordering);
  const update = (next: DraftOrder) => {
    keepDraft(locationId, next);
    show(next);
    ordering.reset();
  };
  const lines = priceLines(draft, catalogue?.services ?? []);
  const total = totalsOf(lines.map((line) => line.total))[0];
  const account =
    accounts?.find(({ id }) => id === draft.accountId) ?? accounts?.find((one) => one.suggested) ?? accounts?.[0];
  const possible =
    lines.length > 0 &&
    lines.every(canDeliver) &&
    account !== undefined &&
    location !== undefined &&
    (!draft.split || percentLeft(draft.split) === 0);
  return {
    draft,
    lines,
    account,
    accounts: accounts ?? [],
    total,
    removed,
    add: (serviceId) => {
      setRemoved(undefined);
      update(withLine(draft, serviceId));
    },
    another: (key, deliverAt) => update(withAnother(draft, key, deliverAt)),
    remove: (key) => {
      const index = draft.lines.findIndex((line) => line.key === key);
      const line = draft.lines[index];
      if (line) setRemoved({ line, index, name: lines.find((one) => one.line === line)?.service.name ?? "" });
      update(withoutLine(draft, key));
    },
    undoRemove: () => {
      if (removed) update(restoreLine(draft, removed.line, removed.index));
      setRemoved(undefined);
    },
    change: (key, change) => update(changeLine(draft, key, change)),
    move: (moves) => update(moveLines(draft, moves)),
    describe: (change) => update({ ...draft, ...change }),
    takeOver: (order) => {
      const memory = attemptMemory(locationId);
      // An order whose answer is still unknown comes first; the draft is then ordered as a new one.
      memory.write(memory.read() ?? { key: crypto.randomUUID(), input: { lines: [] }, order });
      const taken = draftLinesOf(order).map(({ id: _, ...line }) => line);
      update({ ...draft, lines: [...draft.lines, ...taken], note: draft.note || order.note });
    },
    possible,
    input: possible ? toOrderInput(lines, draft, account.id, locationId) : undefined,
    clear: () => update({ ...emptyDraft, accountId: draft.accountId }),
    submit: (agreed) => {
      const shown = agreed ?? total;
      if (!possible || ordering.isPending || !shown) return;
      setRemoved(undefined);
      ordering.mutate({ input: toOrderInput(lines, draft, account.id, locationId), shown });
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
function useResolvedByItself(meeting: Meeting, locationId: string, ordering: ReturnType<typeof usePlaceOrder>) {
  const { error, variables, mutate } = ordering;
  useEffect(() => {
    if (!(error instanceof ApiProblem) || !error.offline || !variables) return;
    const sent = attemptMemory(locationId).read()?.order?.id;
    const arrived = meeting.serviceOrders.some(({ id, status }) => id === sent && status !== "draft");
    if (arrived) mutate(variables);
  }, [meeting, locationId, error, variables, mutate]);
}

function usePlaceOrder(meeting: Meeting, locationId: string, onPlaced: () => void) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (placing: Placing) =>
      placeOrder({
        ...placing,
        client,
        memory: attemptMemory(locationId),
        meetingId: meeting.id,
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
      void queryClient.invalidateQueries({ queryKey: ["catalogue"] });
      void queryClient.invalidateQueries({ queryKey: queryKeys.timeline(meeting.id) });
      await queryClient.invalidateQueries({ queryKey: queryKeys.meeting(meeting.id) });
    },
  });
}
