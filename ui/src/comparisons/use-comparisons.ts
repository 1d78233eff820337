import type { DifferenceKind, DifferenceStatus } from "@magic-meetings/contract/comparisons/comparison-words.ts";
import type { Comparison } from "@magic-meetings/contract/comparisons/comparison.ts";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { saveFile } from "../elements/save-file.ts";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

export interface DifferenceSearch {
  kind?: DifferenceKind;
  status?: DifferenceStatus;
  search?: string;
}

const family = ["comparisons"] as const;
/** How often a comparison that is being made is asked how far it is. */
const pollMilliseconds = 1000;

/** The latest comparisons; while one is being made it is read again and again. */
export function useComparisons() {
  const client = useApi();
  return useQuery({
    queryKey: [...family, "list"],
    queryFn: ({ signal }) => client("GET /comparisons", { query: { limit: 20 } }, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => status === "running") ? pollMilliseconds : false,
  });
}

export function useDifferences({ id, version }: Pick<Comparison, "id" | "version">, search: DifferenceSearch) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...family, "differences", id, version, search],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...search, limit: 50, ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /comparisons/:id/differences", { params: { id }, query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useStartComparison() {
  const client = useApi();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: { from: string; to: string; sites: string[] }) => client("POST /comparisons", { body }),
    onSettled: refresh,
  });
}

export function useStopComparison() {
  const client = useApi();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: string) => client("POST /comparisons/:id/stop", { params: { id } }),
    onSettled: refresh,
  });
}

/** Puts differences right; without ids all that are open. */
export function useRepairDifferences(id: string) {
  const client = useApi();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (differenceIds: string[] | undefined) =>
      client("POST /comparisons/:id/repair", { params: { id }, body: differenceIds ? { differenceIds } : {} }),
    onSettled: refresh,
  });
}

export function useDifferenceExport(id: string) {
  const client = useApi();
  return useMutation({
    mutationFn: async (search: DifferenceSearch) =>
      saveFile(await client("GET /comparisons/:id/export", { params: { id }, query: search })),
  });
}

export function useComparedSites() {
  const client = useApi();
  return useQuery({
    queryKey: [...queryKeys.sites, "of-comparisons"],
    queryFn: ({ signal }) => client("GET /sites", { query: { limit: 200 } }, { signal }),
  });
}

function useRefresh() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: family });
}
