import type { Diet, DietNumbers } from "@magic-meetings/contract/diets/diet.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

/** What I eat at a meeting; null where I do not take part in it. */
export function useMyDiet(meetingId: string) {
  const client = useApi();
  return useQuery({
    queryKey: [...queryKeys.meeting(meetingId), "my-diet"],
    queryFn: async ({ signal }) => {
      try {
        return await client("GET /meetings/:id/my-diet", { params: { id: meetingId } }, { signal });
      } catch (error) {
        if (error instanceof ApiProblem && error.problem?.code === "not_invited") return null;
        throw error;
      }
    },
  });
}

export type DietSaying = { action: "say"; diet: Diet; scope: "always" | "once" } | { action: "erase" };

/** Says what I eat, for always or for this meeting, or erases all of it. */
export function useDietSaying(meetingId: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (saying: DietSaying) => {
      if (saying.action === "erase") return client("DELETE /me/diet", {});
      const { diet: body, scope } = saying;
      const params = { id: meetingId };
      if (scope === "once") return client("PUT /meetings/:id/my-diet", { params, body });
      await client("PUT /me/diet", { body });
      // What was said for this meeting alone would still hold for it.
      return client("DELETE /meetings/:id/my-diet", { params });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.meeting(meetingId) }),
  });
}

/** What those who come eat, as numbers; for the organizer. */
export function useDietNumbers(meetingId: string) {
  const client = useApi();
  return useQuery<DietNumbers>({
    queryKey: [...queryKeys.meeting(meetingId), "diets"],
    queryFn: ({ signal }) => client("GET /meetings/:id/diets", { params: { id: meetingId } }, { signal }),
  });
}

/** Asks those who have said nothing, in the chat. */
export function useAskForDiets(meetingId: string) {
  const client = useApi();
  return useMutation({
    mutationFn: () =>
      client("POST /meetings/:id/diets/ask", { params: { id: meetingId } }, { idempotencyKey: crypto.randomUUID() }),
  });
}

/** What those eat for whom something is delivered in a period: with the board's orders, because it changes with them. */
export function useProductionDiets({ from, to }: { from: string; to: string }) {
  const client = useApi();
  return useQuery({
    queryKey: [...queryKeys.productionOrders(), "diets", from, to],
    queryFn: ({ signal }) => client("GET /production-diets", { query: { from, to } }, { signal }),
    // What people say makes no signal, so that nobody learns who said something when.
    refetchInterval: 60_000,
  });
}
