import type { Vendor, VendorServiceTerms } from "@magic-meetings/contract/vendors/vendor.ts";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";
import { queryKeys } from "../session/query-keys.ts";

// A vendor is kept up with the catalogue: what says that the catalogue changed has these read again.

const family = ["kept-catalogue"] as const;
const keys = {
  list: (q: string, deleted: boolean) => [...family, "vendors", q, deleted] as const,
  vendor: (id: string) => [...family, "vendor", id] as const,
  services: (id: string, q: string) => [...family, "vendor-services", id, q] as const,
  history: (id: string) => [...family, "vendor-history", id] as const,
  offered: (q: string) => [...family, "services-to-add", q] as const,
  closed: ["closed-deliveries"] as const,
  hours: [...queryKeys.places, "list", "business-hours", "of-vendors"] as const,
  hoursInFull: (id: string) => [...queryKeys.places, "business-hours", id] as const,
};

/** Vendors by name, page after page. */
export function useVendors(q: string, deleted: boolean) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: keys.list(q, deleted),
    queryFn: ({ signal, pageParam }) => {
      const query = { ...(q ? { q } : {}), ...(deleted ? { deleted: "true" as const } : {}) };
      return client("GET /vendors", { query: { ...query, ...(pageParam ? { after: pageParam } : {}) } }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useVendor(id: string) {
  const client = useApi();
  return useQuery({
    queryKey: keys.vendor(id),
    queryFn: ({ signal }) => client("GET /vendors/:id", { params: { id } }, { signal }),
  });
}

/** Sets of hours to choose from. */
export function useHours() {
  const client = useApi();
  return useQuery({
    queryKey: keys.hours,
    queryFn: ({ signal }) => client("GET /business-hours", { query: { limit: 200 } }, { signal }),
  });
}

/** A set of hours with its holidays. */
export function useHoursInFull(id: string) {
  const client = useApi();
  return useQuery({
    queryKey: keys.hoursInFull(id),
    queryFn: ({ signal }) => client("GET /business-hours/:id", { params: { id } }, { signal }),
    enabled: id !== "",
  });
}

export function useSites() {
  const client = useApi();
  return useQuery({
    queryKey: [...queryKeys.sites, "of-vendors"],
    queryFn: ({ signal }) => client("GET /sites", { query: { limit: 200 } }, { signal }),
  });
}

export function useVendorServices(id: string, q: string) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: keys.services(id, q),
    queryFn: ({ signal, pageParam }) => {
      const query = { ...(q ? { q } : {}), ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /vendors/:id/services", { params: { id }, query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useVendorHistory(id: string) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: keys.history(id),
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: 20, ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /vendors/:id/history", { params: { id }, query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Services whose name has what was typed. */
export function useServicesToAdd(q: string, enabled: boolean) {
  const client = useApi();
  return useQuery({
    queryKey: keys.offered(q),
    queryFn: ({ signal }) => client("GET /services", { query: { limit: 20, ...(q ? { q } : {}) } }, { signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
}

/** What is ordered for moments at which its vendor is closed, page after page. */
export function useClosedDeliveries() {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: keys.closed,
    queryFn: ({ signal, pageParam }) =>
      client("GET /closed-deliveries", { query: pageParam ? { after: pageParam } : {} }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function useDeliverAnyway() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ vendorId, serviceOrderId }: { vendorId: string; serviceOrderId: string }) =>
      client(
        "POST /vendors/:id/deliver-anyway",
        { params: { id: vendorId }, body: { serviceOrderId } },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.closed }),
  });
}

type Bodies = { create: Record<string, unknown>; change: Record<string, unknown> };

/** Adds, changes, deletes and restores vendors; what is on screen follows. */
export function useVendorUpkeep() {
  const client = useApi();
  const queryClient = useQueryClient();
  const options = {
    onSuccess: (vendor: Vendor) => queryClient.setQueryData(keys.vendor(vendor.id), vendor),
    onSettled: () => Promise.all([family, keys.closed].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  };
  return {
    create: useMutation({
      mutationFn: ({ body, idempotencyKey }: { body: Bodies["create"]; idempotencyKey: string }) =>
        // What a form makes is checked by the service, which says at which field it is wrong.
        client("POST /vendors", { body: body as never }, { idempotencyKey }),
      ...options,
    }),
    change: useMutation({
      mutationFn: ({ id, body, version }: { id: string; body: Bodies["change"]; version: number }) =>
        client("PATCH /vendors/:id", { params: { id }, body: body as never }, { ifMatch: version }),
      ...options,
    }),
    remove: useMutation({
      mutationFn: ({ id, version }: { id: string; version: number }) =>
        client("DELETE /vendors/:id", { params: { id } }, { ifMatch: version }),
      ...options,
    }),
    restore: useMutation({
      mutationFn: ({ id, version }: { id: string; version: number }) =>
        client("POST /vendors/:id/restore", { params: { id } }, { ifMatch: version }),
      ...options,
    }),
    putService: useMutation({
      mutationFn: ({ id, serviceId, version, terms }: ServiceTermsChange & { terms: VendorServiceTerms }) =>
        client(
          "PUT /vendors/:id/services/:serviceId",
          { params: { id, serviceId }, body: terms },
          { ifMatch: version },
        ),
      ...options,
    }),
    removeService: useMutation({
      mutationFn: ({ id, serviceId, version }: ServiceTermsChange) =>
        client("DELETE /vendors/:id/services/:serviceId", { params: { id, serviceId } }, { ifMatch: version }),
      ...options,
    }),
  };
}

interface ServiceTermsChange {
  id: string;
  serviceId: string;
  version: number;
}
