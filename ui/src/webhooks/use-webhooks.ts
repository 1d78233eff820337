import type { NewWebhook, Webhook, WebhookChange } from "@magic-meetings/contract/webhooks/webhook.ts";
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

const family = ["webhooks"] as const;
/** A worker sends within seconds; while somebody looks on, that is followed. */
const refreshMilliseconds = 4_000;

export function useWebhooks(q: string) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...family, "list", q],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: 50, ...(q === "" ? {} : { q }), ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /webhooks", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMilliseconds,
  });
}

/** The latest first; asked again while something is on its way. */
export function useDeliveries(webhookId: string) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...family, "deliveries", webhookId],
    queryFn: ({ signal, pageParam }) =>
      client(
        "GET /webhooks/:id/deliveries",
        { params: { id: webhookId }, query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: refreshMilliseconds,
  });
}

function useChanged() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: family });
}

/** What is made holds a secret: it is not kept beyond the moment in which it is shown. */
export function useCreateWebhook() {
  const client = useApi();
  const changed = useChanged();
  return useMutation({
    gcTime: 0,
    mutationFn: (body: NewWebhook) => client("POST /webhooks", { body }),
    onSettled: changed,
  });
}

export function useChangeWebhook() {
  const client = useApi();
  const changed = useChanged();
  return useMutation({
    mutationFn: ({ webhook: { id, version }, change }: { webhook: Webhook; change: WebhookChange }) =>
      client("PATCH /webhooks/:id", { params: { id }, body: change }, { ifMatch: version }),
    onSettled: changed,
  });
}

export function useDeleteWebhook() {
  const client = useApi();
  const changed = useChanged();
  return useMutation({
    mutationFn: ({ id, version, isUndo }: { id: string; version: number; isUndo: boolean }) =>
      isUndo
        ? client("POST /webhooks/:id/restore", { params: { id } }, { ifMatch: version })
        : client("DELETE /webhooks/:id", { params: { id } }, { ifMatch: version }),
    onSettled: changed,
  });
}

export function useRotateSecret() {
  const client = useApi();
  const changed = useChanged();
  return useMutation({
    gcTime: 0,
    mutationFn: ({ webhook: { id, version }, graceHours }: { webhook: Webhook; graceHours: number }) =>
      client("POST /webhooks/:id/rotate", { params: { id }, body: { graceHours } }, { ifMatch: version }),
    onSettled: changed,
  });
}

export function useTestWebhook() {
  const client = useApi();
  const changed = useChanged();
  return useMutation({
    mutationFn: (id: string) => client("POST /webhooks/:id/test", { params: { id } }),
    onSettled: changed,
  });
}

export function useReplayDelivery() {
  const client = useApi();
  const changed = useChanged();
  return useMutation({
    mutationFn: (params: { id: string; deliveryId: string }) =>
      client("POST /webhooks/:id/deliveries/:deliveryId/replay", { params }),
    onSettled: changed,
  });
}
