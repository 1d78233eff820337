import type { ApiKey, NewApiKey } from "@magic-meetings/contract/api-keys/api-key.ts";
import type { KeyState } from "@magic-meetings/contract/api-keys/api-key-rules.ts";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

export interface ApiKeySearch {
  q?: string;
  state?: KeyState;
}

const family = ["api-keys"] as const;

/** The newest first, page after page. */
export function useApiKeys(search: ApiKeySearch) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...family, search],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...search, limit: 50, ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /api-keys", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** What is made and turned holds a secret: it is not kept beyond the moment in which it is shown. */
export function useCreateApiKey() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (body: NewApiKey) => client("POST /api-keys", { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: family }),
  });
}

export function useRotateApiKey() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: ({ key: { id, version }, graceHours }: { key: ApiKey; graceHours: number }) =>
      client("POST /api-keys/:id/rotate", { params: { id }, body: { graceHours } }, { ifMatch: version }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: family }),
  });
}

export function useRevokeApiKey() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, isUndo }: { id: string; version: number; isUndo: boolean }) =>
      isUndo
        ? client("POST /api-keys/:id/restore", { params: { id } }, { ifMatch: version })
        : client("DELETE /api-keys/:id", { params: { id } }, { ifMatch: version }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: family }),
  });
}

/** A site with its access points, to choose from. */
export interface SitePlaces {
  id: string;
  name: string;
  accessPoints: { id: string; name: string }[];
}

const mostPages = 20;

export function useSitePlaces() {
  const client = useApi();
  return useQuery({
    queryKey: ["access-points", "by-site"],
    queryFn: async ({ signal }): Promise<SitePlaces[]> => {
      const sites = new Map<string, SitePlaces>();
      let after: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const query = { limit: 200, ...(after === undefined ? {} : { after }) };
        const { items, next } = await client("GET /access-points", { query }, { signal });
        for (const { id, name, site } of items) {
          const known = sites.get(site.id) ?? { ...site, accessPoints: [] };
          known.accessPoints.push({ id, name });
          sites.set(site.id, known);
        }
        if (next === null) break;
        after = next;
      }
      return [...sites.values()].sort((a, b) => a.name.localeCompare(b.name));
    },
  });
}
