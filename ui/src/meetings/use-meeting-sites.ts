import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
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
