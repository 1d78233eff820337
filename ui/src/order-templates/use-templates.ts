import type { OrderFrom, OrderTemplate } from "@magic-meetings/contract/order-templates/order-template.ts";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

const templatesKey = ["order-templates"] as const;

export function useTemplates() {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: templatesKey,
    queryFn: ({ pageParam, signal }) =>
      client("GET /order-templates", { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useRecentOrders() {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: ["recent-orders"],
    queryFn: ({ pageParam, signal }) =>
      client(
        "GET /service-orders/recent",
        { query: { limit: 5, ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Drafts an order at the service from what was ordered before; a second press after a cut line finds the first one's. */
export function useOrderFrom(meetingId: string) {
  const client = useApi();
  return useMutation({
    mutationFn: ({ from, press }: { from: OrderFrom; press: string }) =>
      client(
        "POST /meetings/:meetingId/service-orders/from",
        { params: { meetingId }, body: from },
        { idempotencyKey: press },
      ),
  });
}

export interface NewTemplate {
  name: string;
  company: boolean;
  serviceOrderId: string;
}

export function useKeepTemplate() {
  const client = useApi();
  const readAgain = useTemplatesStale();
  return useMutation({
    mutationFn: (template: NewTemplate) => client("POST /order-templates", { body: template }),
    onSuccess: readAgain,
  });
}

type Change = { what: "rename"; name: string } | { what: "delete" } | { what: "restore" };

export function useChangeTemplate() {
  const client = useApi();
  const readAgain = useTemplatesStale();
  return useMutation({
    mutationFn: ({ template, change }: { template: Pick<OrderTemplate, "id" | "version">; change: Change }) => {
      const { id, version: ifMatch } = template;
      switch (change.what) {
        case "rename":
          return client("PATCH /order-templates/:id", { params: { id }, body: { name: change.name } }, { ifMatch });
        case "delete":
          return client("DELETE /order-templates/:id", { params: { id } }, { ifMatch });
        case "restore":
          return client("POST /order-templates/:id/restore", { params: { id } }, { ifMatch });
      }
    },
    onSettled: readAgain,
  });
}

function useTemplatesStale() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: templatesKey });
}
