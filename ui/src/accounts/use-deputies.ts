import type { DeputiesInput } from "@magic-meetings/contract/approvals/deputy.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

/** Who stands in for an account's owner. */
export function useDeputies(accountId: string) {
  const client = useApi();
  return useQuery({
    queryKey: ["account-deputies", accountId],
    queryFn: ({ signal }) => client("GET /accounts/:id/deputies", { params: { id: accountId } }, { signal }),
  });
}

/** Replaces them. */
export function useChangeDeputies(accountId: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: DeputiesInput) => client("PUT /accounts/:id/deputies", { params: { id: accountId }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["account-deputies", accountId] }),
  });
}
