import type { AccountChange, NewAccountBody } from "@magic-meetings/contract/accounts/account.ts";
import type { AccountKind, AccountStatus } from "@magic-meetings/contract/accounts/account-words.ts";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

export interface AccountSearch {
  q: string;
  kind: AccountKind | "all";
  status: AccountStatus | "all";
}

const accountsKey = ["accounts"] as const;

/** The accounts that the person sees, page by page. */
export function useAccounts({ q, kind, status }: AccountSearch) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...accountsKey, "overview", { q, kind, status }],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        ...(q === "" ? {} : { q }),
        ...(kind === "all" ? {} : { kind }),
        ...(status === "all" ? {} : { status }),
        ...(pageParam === undefined ? {} : { after: pageParam }),
      };
      return client("GET /accounts/overview", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** All accounts to choose from. */
export function useAccountChoices() {
  const client = useApi();
  return useQuery({
    queryKey: [...accountsKey, "choices"],
    queryFn: async ({ signal }) => {
      const all = [];
      let after: string | undefined;
      do {
        const query = { status: "open" as const, limit: 200, ...(after === undefined ? {} : { after }) };
        const page = await client("GET /accounts/overview", { query }, { signal });
        all.push(...page.items);
        after = page.next ?? undefined;
      } while (after !== undefined && all.length < 2_000);
      return all;
    },
  });
}

export function useAccount(id: string) {
  const client = useApi();
  return useQuery({
    queryKey: [...accountsKey, "one", id],
    queryFn: ({ signal }) => client("GET /accounts/:id", { params: { id } }, { signal }),
  });
}

export type AccountSave =
  { kind: "new"; body: NewAccountBody } | { kind: "change"; id: string; version: number; body: AccountChange };

/** Adds or changes an account; whatever comes of it, the lists show what is true then. */
export function useSaveAccount() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (save: AccountSave) => {
      if (save.kind === "new") {
        return client("POST /accounts", { body: save.body }, { idempotencyKey: crypto.randomUUID() });
      }
      return client("PATCH /accounts/:id", { params: { id: save.id }, body: save.body }, { ifMatch: save.version });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: accountsKey }),
  });
}

export interface Days {
  from: string;
  to: string;
}

/** What moved on an account, page by page. */
export function useStatement(id: string, { from, to }: Days, enabled: boolean) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...accountsKey, "statement", id, from, to],
    queryFn: ({ pageParam, signal }) => {
      const query = { from, to, limit: 100, ...(pageParam === undefined ? {} : { after: pageParam }) };
      return client("GET /accounts/:id/statement", { params: { id }, query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled,
  });
}

/** People to choose from, by a part of the name. */
export function usePeople(q: string) {
  const client = useApi();
  return useQuery({
    queryKey: ["people", q],
    queryFn: async ({ signal }) =>
      (await client("GET /users", { query: { limit: 20, ...(q ? { q } : {}) } }, { signal })).items,
    placeholderData: keepPreviousData,
  });
}
