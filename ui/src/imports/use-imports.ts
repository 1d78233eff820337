import type { Import, ImportRow } from "@magic-meetings/contract/imports/import.ts";
import type { ImportKind, RowFields, RowOutcome } from "@magic-meetings/contract/imports/import-words.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

const keys = {
  list: ["imports"] as const,
  one: (id: string) => ["imports", id] as const,
  rows: (id: string, only: RowOutcome) => ["imports", id, "rows", only] as const,
};

/** Whether a worker has it: then it is asked for again and again. */
export function isBusy(one: Import | undefined): boolean {
  return one?.status === "reading" || one?.status === "committing";
}

const askAgainMilliseconds = 700;

/** The latest first. */
export function useRecentImports() {
  const client = useApi();
  return useQuery({
    queryKey: keys.list,
    queryFn: ({ signal }) => client("GET /imports", { query: { limit: 10 } }, { signal }),
    staleTime: 0,
  });
}

/** Nothing is read without an id. */
export function useImport(id: string | undefined) {
  const client = useApi();
  return useQuery({
    queryKey: keys.one(id ?? ""),
    queryFn: ({ signal }) => client("GET /imports/:id", { params: { id: id ?? "" } }, { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isBusy(state.data) ? askAgainMilliseconds : false),
  });
}

/** The rows of one outcome, a page after the other. */
export function useImportRows(one: Import, only: RowOutcome) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...keys.rows(one.id, only), one.status],
    queryFn: ({ pageParam, signal }) =>
      client(
        "GET /imports/:id/rows",
        { params: { id: one.id }, query: { only, limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
}

/** A file with its media type, or the company's directory. */
export type ImportFrom = { file: File; type: string } | "directory";

export function useStartImport(kind: ImportKind) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (from: ImportFrom) =>
      client(
        "POST /imports",
        from === "directory"
          ? { body: { source: "graph" } }
          : {
              query: { kind, fileName: from.file.name.slice(0, 200) },
              upload: { type: from.type, content: from.file },
            },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: (one) => {
      queryClient.setQueryData(keys.one(one.id), one);
      void queryClient.invalidateQueries({ queryKey: keys.list, exact: true });
    },
  });
}

/** Corrects cells; the row's other problems and the rows that it was in the way of are read again. */
export function useFixRow(id: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ number, fields }: { number: number; fields: RowFields }): Promise<ImportRow> =>
      client(
        "PATCH /imports/:id/rows/:number",
        { params: { id, number }, body: { fields } },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.one(id) }),
  });
}

export function useDecideImport(one: Import) {
  const client = useApi();
  const queryClient = useQueryClient();
  const { id, version: ifMatch } = one;
  return useMutation({
    mutationFn: (decision: "commit" | "commitGood" | "discard"): Promise<Import> => {
      const options = { idempotencyKey: crypto.randomUUID(), ifMatch };
      return decision === "discard"
        ? client("POST /imports/:id/discard", { params: { id } }, options)
        : client("POST /imports/:id/commit", { params: { id }, body: { skipBad: decision === "commitGood" } }, options);
    },
    onSuccess: (after) => queryClient.setQueryData(keys.one(id), after),
    onError: () => queryClient.invalidateQueries({ queryKey: keys.one(id) }),
  });
}

const stale = [
  queryKeys.sites,
  queryKeys.places,
  ["rooms"],
  ["availability"],
  ["catalogue"],
  ["kept-catalogue"],
  ["accounts"],
  ["finance"],
];

/** Once an import is written, whatever shows such things is out of date. */
export function usePlacesReadAgain(id: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    for (const queryKey of stale) {
      void queryClient.invalidateQueries({ queryKey });
    }
  }, [queryClient, id]);
}

/** Saves the template as the browser saves files. */
export function useTemplate(kind: ImportKind) {
  const client = useApi();
  return useMutation({
    mutationFn: async ({ format, language }: { format: "csv" | "xlsx"; language: "en" | "da" }) => {
      const { bytes, name, type } = await client("GET /imports/template", { query: { kind, format, language } });
      const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
      URL.revokeObjectURL(url);
    },
  });
}
