import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useMemo } from "react";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";
import { useMe } from "../session/use-me.ts";
import { toPlaceNodes } from "./place-nodes.ts";
import type { KeptKind } from "./place-ref.ts";
import { upkeepOf, type Kept, type ListFilters, type Things } from "./upkeep.ts";

const keys = {
  tree: [...queryKeys.places, "tree"] as const,
  thing: (kind: KeptKind, id: string) => [...queryKeys.places, kind, id] as const,
  list: (kind: KeptKind, filters: ListFilters) => [...queryKeys.places, "list", kind, filters] as const,
  plan: (floorId: string) => [...queryKeys.places, "plan", floorId] as const,
  countries: [...queryKeys.places, "countries"] as const,
  people: (q: string) => [...queryKeys.places, "people", q] as const,
  combinations: (site: string) => [...queryKeys.places, "combinations", site] as const,
};

/** Every place from country to room. */
export function usePlaceTree() {
  const client = useApi();
  const tree = useQuery({ queryKey: keys.tree, queryFn: ({ signal }) => client("GET /places/tree", {}, { signal }) });
  const nodes = useMemo(() => tree.data && toPlaceNodes(tree.data), [tree.data]);
  return { ...tree, nodes };
}

/** One thing in full; also a deleted one. */
export function useThing<Kind extends KeptKind>(kind: Kind, id: string | undefined) {
  const client = useApi();
  return useQuery({
    queryKey: keys.thing(kind, id ?? ""),
    queryFn: ({ signal }) => upkeepOf(client).read(kind, id!, signal),
    enabled: id !== undefined,
  });
}

/** Several things in full; those that are not there yet, or not to be had, are left out. */
export function useThingsInFull<Kind extends KeptKind>(kind: Kind, ids: readonly string[]): Things[Kind][] {
  const client = useApi();
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: keys.thing(kind, id),
      queryFn: ({ signal }: { signal: AbortSignal }) => upkeepOf(client).read(kind, id, signal),
    })),
    combine: (results) => results.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
}

/** Things of a kind; `filters` are the query of its list. */
export function useThings<Kind extends KeptKind>(kind: Kind, filters: ListFilters, enabled = true) {
  const client = useApi();
  return useQuery({
    queryKey: keys.list(kind, filters),
    queryFn: ({ signal }) => upkeepOf(client).list(kind, filters, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
}

/** Things of a kind, page after page. */
export function useThingPages<Kind extends KeptKind>(kind: Kind, filters: ListFilters) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...keys.list(kind, filters), "pages"],
    queryFn: ({ signal, pageParam }) => upkeepOf(client).list(kind, { ...filters, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function useCountries() {
  const client = useApi();
  return useQuery({
    queryKey: keys.countries,
    queryFn: ({ signal }) => client("GET /countries", { query: { limit: 200 } }, { signal }),
  });
}

/** The company's people whose name or address has what was typed. */
export function usePeople(q: string, enabled: boolean) {
  const client = useApi();
  return useQuery({
    queryKey: keys.people(q),
    queryFn: ({ signal }) => client("GET /users", { query: { limit: 20, ...(q ? { q } : {}) } }, { signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
}

export function useFloorPlan(floorId: string) {
  const client = useApi();
  return useQuery({
    queryKey: keys.plan(floorId),
    queryFn: ({ signal }) => client("GET /floors/:id/plan", { params: { id: floorId } }, { signal }),
  });
}

/** Hands in a plan, or takes it away with null. */
export function useHandInPlan(floorId: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ svg, version }: { svg: string | null; version: number }) =>
      client("PUT /floors/:id/plan", { params: { id: floorId }, body: { svg } }, { ifMatch: version }),
    onSuccess: (plan) => queryClient.setQueryData(keys.plan(floorId), plan),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.places }),
  });
}

/** Rooms that share a space at a site. */
export function useCombinations(site: string, enabled: boolean) {
  const client = useApi();
  return useQuery({
    queryKey: keys.combinations(site),
    queryFn: ({ signal }) => client("GET /room-combinations", { query: { site, limit: 200 } }, { signal }),
    enabled,
  });
}

/** Says that a room is made of others, or lets each be a space of its own again. */
export function useCombining() {
  const client = useApi();
  const readAgain = useReadAgain();
  const combine = useMutation({
    mutationFn: (body: { wholeRoomId: string; partRoomIds: string[] }) =>
      client("POST /room-combinations", { body }, { idempotencyKey: crypto.randomUUID() }),
    onSettled: readAgain,
  });
  const separate = useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      client("DELETE /room-combinations/:id", { params: { id } }, { ifMatch: version }),
    onSettled: readAgain,
  });
  return { combine, separate };
}

export interface RetireRoom {
  id: string;
  version: number;
  /** `best`, or the id of one room for all bookings. */
  moveTo: string;
  releaseRest: boolean;
}

/** Deletes a room with a plan for its bookings ahead. */
export function useRetireRoom() {
  const client = useApi();
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: ({ id, version, moveTo, releaseRest }: RetireRoom) =>
      client(
        "POST /rooms/:id/retire",
        { params: { id }, body: { moveTo, releaseRest } },
        { ifMatch: version, idempotencyKey: crypto.randomUUID() },
      ),
    onSettled: readAgain,
  });
}

/** Adds, changes, deletes and restores things of a kind; what is on screen follows. */
export function useUpkeep<Kind extends KeptKind>(kind: Kind) {
  const client = useApi();
  const queryClient = useQueryClient();
  const readAgain = useReadAgain();
  const upkeep = upkeepOf(client);
  const keep = (thing: Things[Kind]) => {
    queryClient.setQueryData(keys.thing(kind, (thing as Kept).id), thing);
  };
  const options = { onSuccess: keep, onSettled: readAgain };
  return {
    create: useMutation({
      mutationFn: ({ body, idempotencyKey }: { body: unknown; idempotencyKey: string }) =>
        upkeep.create(kind, body, idempotencyKey),
      ...options,
    }),
    change: useMutation({
      mutationFn: ({ id, body, version }: { id: string; body: unknown; version: number }) =>
        upkeep.change(kind, id, body, version),
      ...options,
    }),
    remove: useMutation({
      mutationFn: ({ id, version }: { id: string; version: number }) => upkeep.remove(kind, id, version),
      ...options,
    }),
    restore: useMutation({
      mutationFn: ({ id, version }: { id: string; version: number }) => upkeep.restore(kind, id, version),
      ...options,
    }),
  };
}

/** Whether the person keeps up places at all: only then are people and groups of people theirs to see. */
export function useIsUpkeeper(): boolean {
  return useMe().roles.some(({ role }) => role === "facility" || role === "admin");
}

function useReadAgain() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [queryKeys.places, queryKeys.sites, ["rooms"], ["availability"]].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
}
