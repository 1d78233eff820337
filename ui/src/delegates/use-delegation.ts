import type { Delegation, ToldPreference } from "@magic-meetings/contract/delegates/delegate.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

const keyOf = (personId: string) => ["delegation", personId] as const;

/** Who acts for somebody, for whom she acts, and who of them is told. */
export function useDelegation(personId: string) {
  const client = useApi();
  return useQuery({
    queryKey: keyOf(personId),
    queryFn: ({ signal }) => client("GET /people/:id/delegates", { params: { id: personId } }, { signal }),
  });
}

export type DelegationChange =
  | { do: "add"; delegateId: string }
  | { do: "end"; delegateId: string }
  | { do: "giveUp"; managerId: string }
  | { do: "told"; told: ToldPreference };

/** Changes it; the answer is what is on screen then. */
export function useDelegationChange(personId: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: DelegationChange): Promise<Delegation> => {
      const id = personId;
      switch (change.do) {
        case "add":
          return client("PUT /people/:id/delegates/:delegateId", { params: { id, delegateId: change.delegateId } });
        case "end":
          return client("DELETE /people/:id/delegates/:delegateId", { params: { id, delegateId: change.delegateId } });
        case "giveUp":
          return client("DELETE /people/:id/delegates/:delegateId", {
            params: { id: change.managerId, delegateId: id },
          });
        case "told":
          return client("PUT /people/:id/told", { params: { id }, body: change.told });
      }
    },
    onSuccess: (delegation) => queryClient.setQueryData(keyOf(personId), delegation),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keyOf(personId) }),
  });
}
