import type { EndpointKey } from "@magic-meetings/contract/http/client.ts";
import type { ConsentTextInput } from "@magic-meetings/contract/privacy/consent-text.ts";
import type { EraseInput } from "@magic-meetings/contract/privacy/erasure.ts";
import type { KeptPolicy, PolicyInput } from "@magic-meetings/contract/privacy/kept-policy.ts";
import type { LookUpWay } from "@magic-meetings/contract/privacy/privacy-words.ts";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { saveFile } from "../elements/save-file.ts";
import { useApi } from "../session/session-context.ts";

const policies = ["visit-policies"] as const;
const consents = ["consent-texts"] as const;
const people = ["visitors"] as const;
const proofs = ["visitor-erasures"] as const;
const lookUps = ["visitor-look-ups"] as const;

/** What holds at each site that the reader looks after. */
export function useVisitPolicies() {
  const client = useApi();
  return useQuery({ queryKey: policies, queryFn: ({ signal }) => client("GET /visit-policies", {}, { signal }) });
}

export interface PolicyChange {
  siteId: string;
  version: number;
  body: PolicyInput;
  /** It takes back what was changed before. */
  isUndo?: boolean;
}

/** Where somebody else was faster, what holds then is read. */
export function useSavePolicy() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ siteId, version, body }: PolicyChange) =>
      client("PUT /sites/:id/visit-policy", { params: { id: siteId }, body }, { ifMatch: version }),
    onSuccess: (saved) =>
      queryClient.setQueryData<{ items: KeptPolicy[] }>(
        policies,
        (before) => before && { items: before.items.map((one) => (one.siteId === saved.siteId ? saved : one)) },
      ),
    onError: () => queryClient.invalidateQueries({ queryKey: policies }),
  });
}

export function useConsentTexts(siteId: string) {
  const client = useApi();
  return useQuery({
    queryKey: [...consents, siteId],
    queryFn: ({ signal }) => client("GET /sites/:id/consent-texts", { params: { id: siteId } }, { signal }),
  });
}

export function useSayConsentText(siteId: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ConsentTextInput) =>
      client(
        "POST /sites/:id/consent-texts",
        { params: { id: siteId }, body },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [...consents, siteId] }),
  });
}

/** Searches when it is asked to: every search is noted. */
export function useKnownVisitors(search: string) {
  const client = useApi();
  return useQuery({
    queryKey: [...people, search],
    queryFn: ({ signal }) => client("GET /visitors", { query: { search } }, { signal }),
    enabled: search !== "",
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

type ExportKey = Extract<EndpointKey, "GET /visitors/:id/export.html" | "GET /visitors/:id/export.csv">;

/** Downloads everything that is kept of a person; gives the file's name. */
export function useExportVisitor() {
  const client = useApi();
  return useMutation({
    mutationFn: async ({ id, form }: { id: string; form: "html" | "csv" | "json" }) => {
      const params = { id };
      if (form !== "json") return saveFile(await client(`GET /visitors/:id/export.${form}` as ExportKey, { params }));
      const exported = await client("GET /visitors/:id/export", { params });
      const bytes = new TextEncoder().encode(JSON.stringify(exported, null, 2));
      return saveFile({ name: `visitor-${id}.json`, type: "application/json", bytes });
    },
  });
}

/** What was found is asked anew only by somebody; the person goes from what is shown. */
export function useEraseVisitor() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: EraseInput }) =>
      client("POST /visitors/:id/erase", { params: { id }, body }, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: (_, { id }) => {
      queryClient.setQueriesData<{ items: { id: string }[]; isCut: boolean }>(
        { queryKey: people },
        (before) => before && { ...before, items: before.items.filter((one) => one.id !== id) },
      );
      void queryClient.invalidateQueries({ queryKey: proofs });
    },
  });
}

export function useErasures() {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: proofs,
    queryFn: ({ signal, pageParam }) =>
      client("GET /visitor-erasures", { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Downloads a proof; gives the file's name. */
export function useProofFile() {
  const client = useApi();
  return useMutation({
    mutationFn: async (id: string) => saveFile(await client("GET /visitor-erasures/:id/file", { params: { id } })),
  });
}

export interface LookUpSearch {
  site?: string;
  how?: LookUpWay;
  from?: string;
  to?: string;
}

/** The latest first, page after page. */
export function useLookUps(search: LookUpSearch) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...lookUps, search],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...search, limit: 50, ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /visitor-look-ups", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Downloads the list; gives the file's name. */
export function useLookUpExport() {
  const client = useApi();
  return useMutation({
    mutationFn: async (search: LookUpSearch) =>
      saveFile(await client("GET /visitor-look-ups/export", { query: search })),
  });
}
