import type { ApiClient, EndpointKey } from "@magic-meetings/contract/http/client.ts";
import type {
  ServiceCatalogue,
  ServiceCatalogueItem,
  ServiceCategory,
} from "@magic-meetings/contract/catalogue/kept-catalogue.ts";
import type { KeptService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import type { Allowance, Page } from "@magic-meetings/contract/words/words.ts";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";
import { useMe } from "../session/use-me.ts";

// Everything of the catalogue is kept up by the same six operations.

export const keptKinds = ["service", "catalogue", "category"] as const;
export type KeptKind = (typeof keptKinds)[number];

/** What all of them have. */
export interface Kept {
  id: string;
  name: string;
  version: number;
  deletedAt: string | null;
  allowed: { change: Allowance; delete: Allowance; restore: Allowance };
}

/** A thing by its kind, in full. */
export interface Things {
  service: KeptService;
  catalogue: ServiceCatalogue;
  category: ServiceCategory;
}

/** A thing by its kind, as a list gives it. */
export interface Listed {
  service: KeptService;
  catalogue: ServiceCatalogueItem;
  category: ServiceCategory;
}

const paths: Record<KeptKind, string> = {
  service: "/services",
  catalogue: "/service-catalogues",
  category: "/service-categories",
};

export type Filters = Record<string, string | undefined>;

const keys = {
  all: ["kept-catalogue"] as const,
  thing: (kind: KeptKind, id: string) => ["kept-catalogue", kind, id] as const,
  list: (kind: KeptKind, filters: Filters) => ["kept-catalogue", "list", kind, filters] as const,
  prices: (id: string) => ["kept-catalogue", "prices", id] as const,
  vendors: ["kept-catalogue", "vendors"] as const,
};

type Call = <Answer>(
  key: EndpointKey,
  call: { params?: object; query?: object; body?: unknown },
  options?: { ifMatch?: number; idempotencyKey?: string; signal?: AbortSignal | undefined },
) => Promise<Answer>;

/** The endpoints' names are put together from the kind, which the compiler cannot follow: they are typed here by it. */
function caller(client: ApiClient, kind: KeptKind) {
  const call = client as unknown as Call;
  return <Answer>(
    method: string,
    rest: string,
    ...more: Parameters<Call> extends [unknown, ...infer Rest] ? Rest : never
  ) => call<Answer>(`${method} ${paths[kind]}${rest}` as EndpointKey, ...more);
}

const pageSize = 50;

/** Things of a kind, page after page. */
export function useThingPages<Kind extends KeptKind>(kind: Kind, filters: Filters) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...keys.list(kind, filters), "pages"],
    queryFn: ({ signal, pageParam }) =>
      listOf(client, kind, { ...filters, limit: String(pageSize), after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function listOf<Kind extends KeptKind>(client: ApiClient, kind: Kind, filters: Filters, signal?: AbortSignal) {
  return caller(client, kind)<Page<Listed[Kind]>>("GET", "", { query: { limit: "200", ...filters } }, { signal });
}

/** A short list to choose from. */
export function useChoices<Kind extends KeptKind>(kind: Kind, filters: Filters = {}) {
  const client = useApi();
  return useQuery({
    queryKey: keys.list(kind, filters),
    queryFn: ({ signal }) => listOf(client, kind, filters, signal),
    placeholderData: keepPreviousData,
  });
}

/** One thing in full, also a deleted one. */
export function useThing<Kind extends KeptKind>(kind: Kind, id: string | undefined) {
  const client = useApi();
  return useQuery({
    queryKey: keys.thing(kind, id ?? ""),
    queryFn: ({ signal }) => caller(client, kind)<Things[Kind]>("GET", "/:id", { params: { id } }, { signal }),
    enabled: id !== undefined,
  });
}

/** Adds, changes, deletes and restores things of a kind; what is on screen follows. */
export function useUpkeep<Kind extends KeptKind>(kind: Kind) {
  const client = useApi();
  const queryClient = useQueryClient();
  const call = caller(client, kind);
  const options = {
    onSuccess: (thing: Things[Kind]) => queryClient.setQueryData(keys.thing(kind, thing.id), thing),
    onSettled: () => readAgain(queryClient),
  };
  return {
    save: useMutation({
      mutationFn: ({ id, body, version, attempt }: Save) =>
        id === undefined
          ? call<Things[Kind]>("POST", "", { body }, { idempotencyKey: attempt })
          : call<Things[Kind]>("PATCH", "/:id", { params: { id }, body }, { ifMatch: version }),
      ...options,
    }),
    remove: useMutation({
      mutationFn: ({ id, version }: Which) =>
        call<Things[Kind]>("DELETE", "/:id", { params: { id } }, { ifMatch: version }),
      ...options,
    }),
    restore: useMutation({
      mutationFn: ({ id, version }: Which) =>
        call<Things[Kind]>("POST", "/:id/restore", { params: { id } }, { ifMatch: version }),
      ...options,
    }),
  };
}

interface Which {
  id: string;
  version: number;
}

interface Save {
  /** Undefined: a new one. */
  id: string | undefined;
  body: unknown;
  version: number;
  /** The same for every try of one and the same thing. */
  attempt: string;
}

function readAgain(queryClient: ReturnType<typeof useQueryClient>) {
  return Promise.all([keys.all, ["catalogue"]].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

/** What a service costs today, and its prices with a day. */
export function usePrices(id: string) {
  const client = useApi();
  return useQuery({
    queryKey: keys.prices(id),
    queryFn: ({ signal }) => client("GET /services/:id/prices", { params: { id } }, { signal }),
  });
}

export function usePriceChanges(id: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  const options = { onSettled: () => readAgain(queryClient) };
  return {
    set: useMutation({
      mutationFn: (body: {
        vendorId: string | null;
        validFrom: string;
        price: { amountMinor: number; currency: string };
      }) => client("POST /services/:id/prices", { params: { id }, body }, { idempotencyKey: crypto.randomUUID() }),
      ...options,
    }),
    takeBack: useMutation({
      mutationFn: ({ priceId, version }: { priceId: string; version: number }) =>
        client("DELETE /services/:id/prices/:priceId", { params: { id, priceId } }, { ifMatch: version }),
      ...options,
    }),
  };
}

/** Vendors and sites to choose from. */
export function useVendors() {
  const client = useApi();
  return useQuery({
    queryKey: keys.vendors,
    queryFn: ({ signal }) => client("GET /vendors", { query: { limit: 200 } }, { signal }),
  });
}

export function useSites() {
  const client = useApi();
  return useQuery({
    queryKey: ["sites", "to-choose"],
    queryFn: ({ signal }) => client("GET /sites", { query: { limit: 200 } }, { signal }),
  });
}

export function useUserGroups() {
  const client = useApi();
  return useQuery({
    queryKey: [...keys.all, "groups"],
    queryFn: ({ signal }) => client("GET /user-groups", { query: { limit: 200 } }, { signal }),
  });
}

/** Whether the person keeps up the catalogue, and whether of the whole company. */
export function useIsUpkeeper(): boolean {
  return useMe().roles.some(({ role }) => role === "facility" || role === "admin");
}

/** Says that everything of the catalogue on screen is to be read again. */
export function useReadAgain() {
  const queryClient = useQueryClient();
  return () => readAgain(queryClient);
}

/** Shows a thing as it came back from a change that goes another way. */
export function useKeepService() {
  const queryClient = useQueryClient();
  return (service: KeptService) => {
    queryClient.setQueryData(keys.thing("service", service.id), service);
    return readAgain(queryClient);
  };
}
