import type { OrphanReason, OrphanState } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { OrphanRepairInput } from "@magic-meetings/contract/orphans/orphan.ts";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { saveFile } from "../elements/save-file.ts";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

export interface OrphanSearch {
  state: OrphanState;
  reason?: OrphanReason;
  site?: string;
  owner?: "me";
  search?: string;
}

const family = ["orphans"] as const;

/** What is left alone, the oldest first, page after page. */
export function useOrphans(search: OrphanSearch) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...family, search],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...search, limit: 20, ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /orphans", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useRepair() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: OrphanRepairInput & { id: string }) =>
      client("POST /orphans/:id/resolve", { params: { id }, body }),
    // A refusal is news as well: somebody else was quicker, or it costs more by now.
    onSettled: () => queryClient.invalidateQueries({ queryKey: family }),
  });
}

export function useReopen() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => client("POST /orphans/:id/reopen", { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: family }),
  });
}

export function useOrphanExport() {
  const client = useApi();
  return useMutation({
    mutationFn: async (search: OrphanSearch) => saveFile(await client("GET /orphans/export", { query: search })),
  });
}

export function useOrphanSites() {
  const client = useApi();
  return useQuery({
    queryKey: [...queryKeys.sites, "of-orphans"],
    queryFn: ({ signal }) => client("GET /sites", { query: { limit: 200 } }, { signal }),
  });
}
