import type {
  BlockListChange,
  BlockListEntry,
  BlockListInput,
} from "@magic-meetings/contract/block-list/block-list.ts";
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

export interface BlockListSearch {
  q?: string;
  deleted?: "true";
}

/** The newest first, page after page; what is typed is compared by its sound. */
export function useBlockList(search: BlockListSearch) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: ["block-list", search],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...search, limit: 50, ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /block-list", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export type EntryChange =
  | { kind: "add"; body: Required<BlockListInput> }
  | { kind: "change"; entry: BlockListEntry; body: BlockListChange }
  | { kind: "remove"; entry: BlockListEntry }
  | { kind: "restore"; entry: BlockListEntry };

/** Changes the list; coming visits are compared anew with it, so what waits is read again as well. */
export function useEntryChange() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: EntryChange): Promise<BlockListEntry> => {
      const idempotencyKey = crypto.randomUUID();
      if (change.kind === "add") return client("POST /block-list", { body: change.body }, { idempotencyKey });
      const { id, version } = change.entry;
      const call = { params: { id } };
      switch (change.kind) {
        case "change":
          return client("PATCH /block-list/:id", { ...call, body: change.body }, { ifMatch: version });
        case "remove":
          return client("DELETE /block-list/:id", call, { ifMatch: version });
        case "restore":
          return client("POST /block-list/:id/restore", call, { idempotencyKey });
      }
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["block-list"] }),
        queryClient.invalidateQueries({ queryKey: ["visit-reviews"] }),
      ]),
  });
}
