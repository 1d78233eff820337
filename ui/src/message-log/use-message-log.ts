import type { Channel, MessageKind, MessageStatus } from "@magic-meetings/contract/messages/message-words.ts";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { saveFile } from "../elements/save-file.ts";
import { useApi } from "../session/session-context.ts";

export interface MessageLogSearch {
  status?: MessageStatus;
  kind?: MessageKind;
  channel?: Channel;
  from?: string;
  to?: string;
}

const family = ["message-log"] as const;
/** Messages leave by themselves. */
const refreshMilliseconds = 10_000;

/** The latest first, page after page. */
export function useMessageLog(search: MessageLogSearch) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...family, "list", search],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...search, limit: 50, ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /messages", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMilliseconds,
  });
}

/** How many there are of each status, within the other filters. */
export function useMessageTotals({ status: _status, ...search }: MessageLogSearch) {
  const client = useApi();
  return useQuery({
    queryKey: [...family, "totals", search],
    queryFn: ({ signal }) => client("GET /messages/totals", { query: search }, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useMessage(id: string) {
  const client = useApi();
  return useQuery({
    queryKey: [...family, "one", id],
    queryFn: ({ signal }) => client("GET /messages/:id", { params: { id } }, { signal }),
  });
}

export function useResend() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => client("POST /messages/:id/resend", { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: family }),
  });
}

export function useMessageLogExport() {
  const client = useApi();
  return useMutation({
    mutationFn: async (search: MessageLogSearch) => saveFile(await client("GET /messages/export", { query: search })),
  });
}
