import type { HouseRuleInput } from "@magic-meetings/contract/house-rules/house-rule.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

const houseRules = ["house-rules"] as const;

/** The sites that house rules can belong to, with whether the reader keeps them up. */
export function useRuledSites() {
  const client = useApi();
  return useQuery({
    queryKey: ["sites", "house-rules"],
    queryFn: ({ signal }) => client("GET /sites", { query: { limit: 200 } }, { signal }),
  });
}

/** The latest first, page after page. */
export function useHouseRules(siteId: string) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...houseRules, siteId],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: 20, ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /sites/:id/house-rules", { params: { id: siteId }, query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function usePutHouseRules(siteId: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: HouseRuleInput) =>
      client("POST /sites/:id/house-rules", { params: { id: siteId }, body }, { idempotencyKey: crypto.randomUUID() }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [...houseRules, siteId] }),
  });
}
