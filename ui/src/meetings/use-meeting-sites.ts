import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { scopeOf, type SiteScope } from "./site-scope.ts";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

/** The sites that could take part in a meeting besides those that do. */
export function useOtherSites(meeting: Meeting) {
  const client = useApi();
  return useQuery({
    queryKey: [...queryKeys.sites, "list"],
    queryFn: async ({ signal }) => (await client("GET /sites", { query: { limit: 200 } }, { signal })).items,
    staleTime: 300_000,
    select: (sites) => sites.filter(({ id }) => !meeting.locations.some(({ site }) => site.id === id)),
  });
}

export type SiteChange =
  | { do: "add"; siteId: string }
  | { do: "headCount"; locationId: string; headCount: number | null }
  | { do: "guests"; locationId: string }
  | { do: "move"; locationId: string; siteId: string; acceptFees: Money[] }
  | { do: "leave"; locationId: string; acceptFees: Money[] };

/** Changes one of a meeting's sites; the meeting on screen has it as soon as it is answered. */
export function useSiteChange(meetingId: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: SiteChange) => {
      if (change.do === "add") {
        const { siteId } = change;
        return client("POST /meetings/:id/locations", { params: { id: meetingId }, body: { siteId } });
      }
      const params = { id: meetingId, locationId: change.locationId };
      switch (change.do) {
        case "headCount":
          return client("PATCH /meetings/:id/locations/:locationId", { params, body: { headCount: change.headCount } });
        case "guests":
          return client("PATCH /meetings/:id/locations/:locationId", { params, body: { takesGuests: true } });
        case "move": {
          const { siteId, acceptFees } = change;
          return client("PATCH /meetings/:id/locations/:locationId", { params, body: { siteId, acceptFees } });
        }
        case "leave": {
          const { acceptFees } = change;
          return client("POST /meetings/:id/locations/:locationId/leave", { params, body: { acceptFees } });
        }
      }
    },
    onSuccess: (meeting) => queryClient.setQueryData<Meeting>(queryKeys.meeting(meetingId), meeting),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ["availability"] });
      void queryClient.invalidateQueries({ queryKey: queryKeys.timeline(meetingId) });
      return queryClient.invalidateQueries({ queryKey: queryKeys.meeting(meetingId) });
    },
  });
}

/** Adds a site to dates of the meeting's series, or removes it from them. */
export function useSeriesSiteChange(meeting: Meeting) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ scope, acceptFees, ...change }: SeriesSiteWish) =>
      client(
        "POST /series/:id/sites",
        {
          params: { id: meeting.series?.id ?? "" },
          body: { scope: scopeOf(meeting, scope), change, ...(acceptFees === undefined ? {} : { acceptFees }) },
        },
        { idempotencyKey: crypto.randomUUID() },
      ),
    // Every date of the series is different by now.
    onSettled: () => queryClient.invalidateQueries(),
  });
}

interface SeriesSiteWish {
  kind: "add" | "leave";
  siteId: string;
  scope: Exclude<SiteScope, "one">;
  acceptFees?: Money[];
}

/** What it would mean that a site takes no part in dates of the meeting's series any more. */
export function useSeriesSitePreview(meeting: Meeting, siteId: string, scope: SiteScope | undefined) {
  const client = useApi();
  const isOfSeries = meeting.series !== null && scope !== undefined && scope !== "one";
  return useQuery({
    queryKey: ["series-site-preview", meeting.id, meeting.version, siteId, scope],
    queryFn: ({ signal }) =>
      client(
        "POST /series/:id/sites/preview",
        {
          params: { id: meeting.series?.id ?? "" },
          body: {
            scope: scopeOf(meeting, scope === "all" ? "all" : "following"),
            change: { kind: "leave", siteId },
          },
        },
        { signal },
      ),
    enabled: isOfSeries,
    staleTime: 0,
    gcTime: 0,
  });
}

/** What moving one location would mean, or leaving it where `siteId` is null. */
export function useSitePreview(meeting: Meeting, locationId: string, siteId: string | null | undefined) {
  const client = useApi();
  return useQuery({
    queryKey: ["location-preview", meeting.id, meeting.version, locationId, siteId],
    queryFn: ({ signal }) =>
      client(
        "POST /meetings/:id/locations/:locationId/preview",
        { params: { id: meeting.id, locationId }, body: { siteId: siteId ?? null } },
        { signal },
      ),
    enabled: siteId !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
}
