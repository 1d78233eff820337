import type { HandOverInput } from "@magic-meetings/contract/hand-over/hand-over.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

/** What somebody looks after and who could take it over. */
export function useHandOverPreview(personId: string) {
  const client = useApi();
  return useQuery({
    queryKey: ["hand-over", personId],
    queryFn: ({ signal }) => client("GET /people/:id/hand-over", { params: { id: personId } }, { signal }),
  });
}

/** Switches an account off or on. */
export function useSwitchAccount(personId: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (status: "active" | "disabled") =>
      client("PUT /people/:id/status", { params: { id: personId }, body: { status } }),
    onSuccess: (preview) => {
      queryClient.setQueryData(["hand-over", personId], preview);
      return queryClient.invalidateQueries({ queryKey: ["people"] });
    },
  });
}

export interface Giving extends HandOverInput {
  fromId: string;
}

/** Hands over, and hands back; the same press under the same key has one effect. */
export function useHandOver() {
  const client = useApi();
  const queryClient = useQueryClient();
  const readAgain = () => {
    void queryClient.invalidateQueries({ queryKey: ["hand-over"] });
    void queryClient.invalidateQueries({ queryKey: ["meeting"] });
    return queryClient.invalidateQueries({ queryKey: queryKeys.meetings });
  };
  const give = useMutation({
    mutationFn: ({ fromId, ...body }: Giving) =>
      client("POST /people/:id/hand-over", { params: { id: fromId }, body }, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: readAgain,
  });
  const back = useMutation({
    mutationFn: (id: string) => client("POST /hand-overs/:id/hand-back", { params: { id } }),
    onSuccess: readAgain,
  });
  return { give, back };
}
