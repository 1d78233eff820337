import type {
  SeriesOrder,
  SeriesOrderChange,
  SeriesOrderLineInput,
  SeriesOrderPreview,
} from "@magic-meetings/contract/series-orders/series-order.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

const keyOf = (seriesId: string) => ["series", seriesId, "orders"] as const;

/** What is ordered for a series. */
export function useSeriesOrders(seriesId: string) {
  const client = useApi();
  return useQuery({
    queryKey: keyOf(seriesId),
    queryFn: ({ signal }) => client("GET /series/:id/series-orders", { params: { id: seriesId } }, { signal }),
  });
}

/** What is wanted on every date. */
export interface WantedOfSeries {
  siteId: string;
  lines: SeriesOrderLineInput[];
  order: Pick<ServiceOrderInput, "note" | "deliverTo" | "headCountMode" | "accountSplit">;
}

function bodyOf({ siteId, lines, order }: WantedOfSeries) {
  const { note, deliverTo, headCountMode, accountSplit } = order;
  return {
    siteId,
    lines,
    ...(note === undefined ? {} : { note }),
    ...(deliverTo === undefined ? {} : { deliverTo }),
    ...(headCountMode === undefined ? {} : { headCountMode }),
    ...(accountSplit === undefined ? {} : { accountSplit }),
  };
}

/** What it would come to, date by date. */
export function usePreviewOrder(seriesId: string) {
  const client = useApi();
  return useMutation({
    mutationFn: (wanted: WantedOfSeries) =>
      client("POST /series/:id/series-orders/preview", {
        params: { id: seriesId },
        body: { ...bodyOf(wanted), skip: [] },
      }),
  });
}

export interface PlaceSeriesOrder {
  wanted: WantedOfSeries;
  skip: string[];
  shown: Money;
}

/** Orders for every date that is not skipped, at the total that was shown. */
export function usePlaceSeriesOrder(seriesId: string) {
  const client = useApi();
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: ({ wanted, skip, shown }: PlaceSeriesOrder) =>
      client(
        "POST /series/:id/series-orders",
        { params: { id: seriesId }, body: { ...bodyOf(wanted), skip, expectedTotal: shown } },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSettled: readAgain,
  });
}

/** The way back from a change of what a series has: to what each date wanted before. Undefined: there is none. */
export function wayBack({ dates }: SeriesOrder, { scope, change }: SeriesOrderChange): Undoing | undefined {
  if (scope.kind !== "some") return change.kind === "skip" ? { scope, change: { kind: "restore" } } : undefined;
  const date = dates.find(({ meetingId }) => meetingId === scope.meetingIds[0]);
  if (date === undefined || date.isOwn || scope.meetingIds.length > 1) return undefined;
  if (date.state === "skipped") return { scope, change: { kind: "skip" } };
  if (date.times > 1) return { scope, change: { kind: "times", times: date.times } };
  return { scope, change: { kind: "restore" } };
}

export type Undoing = Omit<SeriesOrderChange, "late">;

export interface Changing {
  change: SeriesOrderChange;
  acceptFee?: Money;
  /** Somebody has seen what it means. */
  seen?: boolean;
}

export interface Changed {
  /** Null: it is done; else it is asked about first. */
  asks: boolean;
  preview: SeriesOrderPreview;
  order: SeriesOrder;
  change: SeriesOrderChange;
  back: Undoing | undefined;
}

/** Looks at what a change means, and makes it at once where that is free and what was asked for. */
export function useChangeSeriesOrder(order: SeriesOrder) {
  const client = useApi();
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: async ({ change, acceptFee, seen = false }: Changing): Promise<Changed> => {
      const params = { id: order.id };
      const back = wayBack(order, change);
      const preview = await client("POST /series-orders/:id/preview-change", { params, body: change });
      if (!seen && isToBeSeen(preview)) return { asks: true, preview, order, change, back };
      const body = { ...change, ...(acceptFee ? { acceptFee } : {}) };
      const after = await client("PATCH /series-orders/:id", { params, body }, { ifMatch: order.version });
      return { asks: false, preview, order: after, change, back };
    },
    onSettled: readAgain,
  });
}

function isToBeSeen({ dates, fee }: SeriesOrderPreview): boolean {
  return fee.amountMinor > 0 || dates.some(({ effect }) => effect === "left" || effect === "cannot");
}

function useReadAgain() {
  const queryClient = useQueryClient();
  const keys = [["series"], ["meeting"], ["meetings"], ["timeline"], ["accounts"], ["catalogue"]];
  return () => Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
