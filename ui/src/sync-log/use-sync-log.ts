import type { SyncKind, SyncOutcome } from "@magic-meetings/contract/sync-log/sync-log-words.ts";
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { saveFile } from "../elements/save-file.ts";
import { useApi } from "../session/session-context.ts";

export interface SyncLogSearch {
  kind?: SyncKind;
  outcome?: SyncOutcome;
  mailbox?: string;
  meeting?: string;
  from?: string;
  to?: string;
}

const family = ["sync-log"] as const;

/** The latest first, page after page. */
export function useSyncLog(search: SyncLogSearch) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...family, search],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...search, limit: 50, ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /sync-log", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useReplay() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => client("POST /sync-log/:id/replay", { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: family }),
  });
}

export function useSyncLogExport() {
  const client = useApi();
  return useMutation({
    mutationFn: async (search: SyncLogSearch) => saveFile(await client("GET /sync-log/export", { query: search })),
  });
}
