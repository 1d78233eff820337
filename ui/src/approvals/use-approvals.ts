import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

export type ApprovalsShown = "pending" | "decided";

/** What I am asked to decide, or what was decided, page by page. */
export function useApprovals(state: ApprovalsShown) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: queryKeys.approvals(state),
    queryFn: ({ pageParam, signal }) => {
      const query = { state, ...(pageParam === undefined ? {} : { after: pageParam }) };
      return client("GET /approvals", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** `reopen` takes a rejection back. */
export type ApprovalAnswer =
  | { action: "approve"; approval: Approval; expectedTotal?: Money }
  | { action: "reopen"; approval: Approval }
  | { action: "reject"; approval: Approval; reason: string };

/** Decides; whatever comes of it, the lists show what is true then. */
export function useApprovalAnswer() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (answer: ApprovalAnswer) => {
      const options = { idempotencyKey: crypto.randomUUID() };
      const params = { id: answer.approval.id };
      switch (answer.action) {
        case "approve":
          return client(
            "POST /approvals/:id/approve",
            { params, body: answer.expectedTotal ? { expectedTotal: answer.expectedTotal } : {} },
            options,
          );
        case "reject":
          return client("POST /approvals/:id/reject", { params, body: { reason: answer.reason } }, options);
        case "reopen":
          return client("POST /approvals/:id/reopen", { params }, options);
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.approvals() }),
  });
}

/** Whose decision an order waits for. */
export function useOrderApprovals(orderId: string) {
  const client = useApi();
  return useQuery({
    queryKey: ["order-approvals", orderId],
    queryFn: ({ signal }) => client("GET /service-orders/:id/approvals", { params: { id: orderId } }, { signal }),
  });
}
