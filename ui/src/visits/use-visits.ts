import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { InviteVisitors, VisitChange } from "@magic-meetings/contract/visits/visit-input.ts";
import type { VisitScope, VisitStatus } from "@magic-meetings/contract/visits/visit-words.ts";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { saveFile } from "../elements/save-file.ts";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

export interface VisitSearch {
  meeting?: string;
  site?: string;
  from?: string;
  to?: string;
  host?: "me";
  status?: VisitStatus;
  search?: string;
}

const family = ["visits"] as const;

/** Visits by their time, page after page. */
export function useVisits(search: VisitSearch) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...family, "list", search],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...search, limit: 50, ...(pageParam ? { after: pageParam } : {}) };
      return client("GET /visits", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** People from outside on the invite; `of` changes whenever the invite may have. */
export function useProposals(meetingId: string, { of, isAsked }: { of: string; isAsked: boolean }) {
  const client = useApi();
  return useQuery({
    queryKey: [...family, "proposals", meetingId, of],
    queryFn: ({ signal }) => client("GET /meetings/:id/visitor-proposals", { params: { id: meetingId } }, { signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
}

type Inviting = Pick<InviteVisitors, "source"> &
  Partial<Omit<InviteVisitors, "visitors" | "source">> & {
    visitors: (Pick<InviteVisitors["visitors"][number], "name"> & Partial<InviteVisitors["visitors"][number]>)[];
  };

/** The visits and the meeting with its head counts are read again after each of these. */
function useAfterwards(meetingId: string | undefined) {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: family }),
      ...(meetingId === undefined
        ? []
        : [
            queryClient.invalidateQueries({ queryKey: queryKeys.meeting(meetingId) }),
            queryClient.invalidateQueries({ queryKey: queryKeys.timeline(meetingId) }),
          ]),
    ]);
  };
}

export function useInvite(meetingId: string) {
  const client = useApi();
  const afterwards = useAfterwards(meetingId);
  return useMutation({
    mutationFn: (body: Inviting) =>
      client("POST /meetings/:id/visits", { params: { id: meetingId }, body }, { idempotencyKey: crypto.randomUUID() }),
    onSettled: afterwards,
  });
}

export function useChangeVisit(meetingId: string | undefined) {
  const client = useApi();
  const afterwards = useAfterwards(meetingId);
  return useMutation({
    mutationFn: ({ visit, change }: { visit: Visit; change: Partial<VisitChange> }) =>
      client("PATCH /visits/:id", { params: { id: visit.id }, body: change }, { ifMatch: visit.version }),
    onSettled: afterwards,
  });
}

export function useCancelVisit(meetingId: string | undefined) {
  const client = useApi();
  const afterwards = useAfterwards(meetingId);
  return useMutation({
    mutationFn: ({ id, scope }: { id: string; scope: VisitScope }) =>
      client("POST /visits/:id/cancel", { params: { id }, body: { scope } }),
    onSettled: afterwards,
  });
}

export function useRestoreVisit(meetingId: string | undefined) {
  const client = useApi();
  const afterwards = useAfterwards(meetingId);
  return useMutation({
    mutationFn: (id: string) => client("POST /visits/:id/restore", { params: { id } }),
    onSettled: afterwards,
  });
}

export function useReplacePass(meetingId: string | undefined) {
  const client = useApi();
  const afterwards = useAfterwards(meetingId);
  return useMutation({
    mutationFn: (id: string) => client("POST /visits/:id/replace-pass", { params: { id } }),
    onSettled: afterwards,
  });
}

export function useVisitExport() {
  const client = useApi();
  return useMutation({
    mutationFn: async (search: VisitSearch) => saveFile(await client("GET /visits/export", { query: search })),
  });
}
