import type { VisitReview } from "@magic-meetings/contract/block-list/block-list.ts";
import type { ReviewAction } from "@magic-meetings/contract/block-list/block-list-rules.ts";
import type { ReviewStatus } from "@magic-meetings/contract/block-list/block-list-words.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

export interface ReviewSearch {
  status: ReviewStatus;
  site?: string;
}

/** What waits, the soonest first, or what was decided last, page after page. */
export function useVisitReviews(search: ReviewSearch) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: ["visit-reviews", search],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...search, limit: 20, ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /visit-reviews", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export interface ReviewDecision {
  review: VisitReview;
  action: ReviewAction;
  /** Absent: the note stays as it is. */
  note?: string;
}

/** Decides; whatever comes of it, the lists show what is true then. */
export function useReviewDecision() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ review: { id, version }, action, note }: ReviewDecision) => {
      const options = { idempotencyKey: crypto.randomUUID(), ifMatch: version };
      const params = { id };
      const body = note === undefined ? {} : { note };
      switch (action) {
        case "approve":
          return client("POST /visit-reviews/:id/approve", { params, body }, options);
        case "refuse":
          return client("POST /visit-reviews/:id/refuse", { params, body }, options);
        case "reopen":
          return client("POST /visit-reviews/:id/reopen", { params }, options);
      }
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["visit-reviews"] }),
        queryClient.invalidateQueries({ queryKey: ["block-list"] }),
      ]),
  });
}

export function useReviewSites() {
  const client = useApi();
  return useQuery({
    queryKey: [...queryKeys.sites, "of-security"],
    queryFn: ({ signal }) => client("GET /sites", { query: { limit: 200 } }, { signal }),
  });
}
