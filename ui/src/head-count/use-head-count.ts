import type { HeadCount } from "@magic-meetings/contract/head-count/head-count.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

/** Under its meeting: whatever makes the meeting's orders out of date makes this so as well. */
function keyOf(meetingId: string, orderId: string) {
  return [...queryKeys.meeting(meetingId), "head-count", orderId] as const;
}

/** How many an order is for, how many come, and what its organizer is asked. */
export function useHeadCount(meetingId: string, orderId: string) {
  const client = useApi();
  return useQuery({
    queryKey: keyOf(meetingId, orderId),
    queryFn: ({ signal }) => client("GET /service-orders/:id/head-count", { params: { id: orderId } }, { signal }),
  });
}

/** `expected`: the quantities that were shown. */
export type HeadCountAnswer =
  { action: "keep" } | { action: "follow"; expected: { lineId: string; quantity: number }[] };

/** Answers; whatever comes of it, the order shows what is true then. */
export function useHeadCountAnswer(meetingId: string, orderId: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (answer: HeadCountAnswer) => {
      const options = { idempotencyKey: crypto.randomUUID() };
      const params = { id: orderId };
      return answer.action === "keep"
        ? client("POST /service-orders/:id/head-count/keep", { params }, options)
        : client(
            "POST /service-orders/:id/head-count/follow",
            { params, body: { expected: answer.expected } },
            options,
          );
    },
    onSuccess: (headCount) => queryClient.setQueryData<HeadCount>(keyOf(meetingId, orderId), headCount),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.meeting(meetingId) }),
  });
}
