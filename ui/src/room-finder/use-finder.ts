import type { MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { roomKeys, type ScheduleSearch } from "../rooms/room-keys.ts";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";
import { wishProblem, type FinderWish } from "./finder-wish.ts";

const mostOffers = 50;

/** The company's sites, by name. */
export function finderSites(client: ReturnType<typeof useApi>) {
  return queryOptions({
    queryKey: [...queryKeys.sites, "finder"],
    queryFn: async ({ signal }) => (await client("GET /sites", { query: { limit: 200 } }, { signal })).items,
  });
}

export function useFinderSites() {
  return useQuery(finderSites(useApi()));
}

/** The buildings and floors of a site. */
export function useFinderFloors(site: string | undefined) {
  const client = useApi();
  return useQuery({
    queryKey: ["places", "tree", site],
    queryFn: async ({ signal }) => {
      const tree = await client("GET /places/tree", { query: { site } }, { signal });
      const sites = tree.countries.flatMap((country) => country.sites);
      return sites.flatMap(({ buildings }) =>
        buildings.flatMap(({ name, floors }) => floors.map((floor) => ({ ...floor, building: name }))),
      );
    },
    enabled: site !== undefined,
  });
}

/** Free rooms for a wish, best first, or what comes nearest. */
export function useFinderOffers(wish: FinderWish, meeting: string | undefined) {
  const client = useApi();
  const { start, end, people, features, layout, near, sites } = wish;
  const search = { start, end, capacity: people, features: features.join(","), layout, near, meeting };
  return useQuery({
    queryKey: roomKeys.offers(search, sites),
    queryFn: ({ signal }) =>
      client(
        "GET /rooms/available",
        {
          query: {
            site: sites.join(","),
            start,
            end,
            capacity: people,
            ...(features.length ? { features: features.join(",") } : {}),
            ...(layout ? { layout } : {}),
            ...(near ? { near } : {}),
            ...(meeting ? { meeting } : {}),
            limit: mostOffers,
          },
        },
        { signal },
      ),
    enabled: sites.length > 0 && wishProblem(wish) === undefined,
    placeholderData: keepPreviousData,
  });
}

/** What is taken at a site between two moments, room by room. */
export function useRoomSchedule({
  site,
  from,
  to,
  capacity,
  features,
  enabled,
}: ScheduleSearch & { enabled: boolean }) {
  const client = useApi();
  return useQuery({
    queryKey: roomKeys.schedule({ site, from, to, capacity, features }),
    queryFn: ({ signal }) =>
      client(
        "GET /rooms/schedule",
        { query: { site, from, to, capacity, limit: 200, ...(features ? { features } : {}) } },
        { signal },
      ),
    enabled,
    // On another day nothing of this one is taken: its rooms would look free until the answer comes.
    placeholderData: (before, of) => (of?.queryKey[3].from === from ? before : undefined),
  });
}

/** A floor's drawing. */
export function useFinderPlan(floor: string | undefined) {
  const client = useApi();
  return useQuery({
    queryKey: ["places", "plan", floor],
    queryFn: ({ signal }) => client("GET /floors/:id/plan", { params: { id: floor ?? "" } }, { signal }),
    enabled: floor !== undefined,
  });
}

/** My meetings on a day, those that can still have a room. */
export function useMeetingsOfDay(from: string, to: string, enabled: boolean) {
  const client = useApi();
  return useQuery({
    queryKey: [...queryKeys.meetings, "of-day", from, to],
    queryFn: async ({ signal }) => {
      const { items } = await client("GET /meetings", { query: { from, to, limit: 20 } }, { signal });
      return items.filter(({ status }) => open.includes(status));
    },
    enabled,
  });
}

export interface TakeRoom {
  meeting: Pick<MeetingSummary, "id" | "subject">;
  roomId: string;
}

/** Holds a room for a meeting, or asks for it where somebody has to approve. */
export function useTakeRoom() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ meeting, roomId }: TakeRoom) =>
      client(
        "POST /meetings/:meetingId/room-bookings",
        { params: { meetingId: meeting.id }, body: { roomId } },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSettled: () => Promise.all(roomKeys.afterBooking.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
}

const open: readonly MeetingSummary["status"][] = ["draft", "scheduled", "started"];
