import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

const key = ["set-up"] as const;

/** While something is on its way it is looked at again by itself. */
const againMilliseconds = 3_000;

export function useSetUp() {
  const client = useApi();
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client("GET /set-up", {}, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.steps.some(({ state }) => state === "waiting") ? againMilliseconds : false,
  });
}

export function useSendTest() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => client("POST /set-up/test-message", {}, { idempotencyKey: crypto.randomUUID() }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}

export function useCompareRooms() {
  const client = useApi();
  return useMutation({
    mutationFn: (text: string) => client("POST /set-up/room-mailboxes", { body: { export: text } }),
  });
}
