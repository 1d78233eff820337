import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

const key = ["favourite-services"] as const;

interface Favourite {
  serviceId: string;
}

/** The services that the reader wants to see first; a press shows at once and is taken back where it fails. */
export function useFavourites(): { ids: readonly string[]; toggle: (serviceId: string, on: boolean) => void } {
  const client = useApi();
  const queryClient = useQueryClient();
  const favourites = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client("GET /favourite-services", {}, { signal }),
    staleTime: 300_000,
    select: ({ items }) => items.map(({ serviceId }) => serviceId),
  });
  const change = useMutation({
    mutationFn: ({ serviceId, on }: Favourite & { on: boolean }) =>
      client(on ? "PUT /favourite-services/:serviceId" : "DELETE /favourite-services/:serviceId", {
        params: { serviceId },
      }),
    onMutate: ({ serviceId, on }) => {
      const before = queryClient.getQueryData<{ items: Favourite[] }>(key);
      const others = before?.items.filter((one) => one.serviceId !== serviceId) ?? [];
      queryClient.setQueryData(key, { items: on ? [...others, { serviceId }] : others });
      return before;
    },
    onError: (_error, _change, before) => queryClient.setQueryData(key, before),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
  return { ids: favourites.data ?? none, toggle: (serviceId, on) => change.mutate({ serviceId, on }) };
}

const none: readonly string[] = [];
