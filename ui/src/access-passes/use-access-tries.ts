import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { saveFile } from "../elements/save-file.ts";
import { useApi } from "../session/session-context.ts";
import type { Direction, RefusalAtDoor } from "@magic-meetings/contract/access-passes/verify-rules.ts";

export interface AccessTrySearch {
  q?: string;
  site?: string;
  direction?: Direction;
  outcome?: "granted" | "not_granted" | RefusalAtDoor;
  visit?: string;
  from?: string;
  to?: string;
}

const family = ["access-tries"] as const;
const refreshMilliseconds = 15_000;

/** The latest first, page after page; doors say nothing by themselves, so it is asked now and then. */
export function useAccessTries(search: AccessTrySearch) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...family, search],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...search, limit: 50, ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /access-tries", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMilliseconds,
  });
}

export function useAccessTryExport() {
  const client = useApi();
  return useMutation({
    mutationFn: async (search: AccessTrySearch) =>
      saveFile(await client("GET /access-tries/export", { query: search })),
  });
}

export function useDoorSites() {
  const client = useApi();
  return useQuery({
    queryKey: ["sites", "of-doors"],
    queryFn: ({ signal }) => client("GET /sites", { query: { limit: 200 } }, { signal }),
  });
}
