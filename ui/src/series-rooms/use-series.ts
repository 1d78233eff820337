import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { Occurrence } from "@magic-meetings/contract/series/series.ts";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { roomKeys } from "../rooms/room-keys.ts";
import { useApi } from "../session/session-context.ts";

/** A series with the rooms that it keeps. */
export function useSeries(id: string) {
  const client = useApi();
  return useQuery({
    queryKey: ["series", id],
    queryFn: ({ signal }) => client("GET /series/:id", { params: { id } }, { signal }),
  });
}

/** Rooms with the number of coming dates on which each can be had. */
export function useSeriesOffers(id: string, enabled: boolean) {
  const client = useApi();
  return useQuery({
    queryKey: ["series", id, "offers"],
    queryFn: ({ signal }) => client("GET /series/:id/rooms", { params: { id }, query: { limit: 10 } }, { signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
}

/** What a room has on each coming date, and what each date has already. */
export function useSeriesDates(id: string, roomId: string) {
  const client = useApi();
  return useQuery({
    queryKey: ["series", id, "dates", roomId],
    queryFn: async ({ signal }) => {
      const [preview, occurrences] = await Promise.all([
        client("POST /series/:id/room-bookings/preview", { params: { id }, body: { roomId } }, { signal }),
        allOccurrences((after) =>
          client(
            "GET /series/:id/occurrences",
            { params: { id }, query: { coming: "true", limit: 200, ...(after ? { after } : {}) } },
            { signal },
          ),
        ),
      ]);
      return { preview, occurrences };
    },
    placeholderData: keepPreviousData,
  });
}

export interface HoldSeries {
  roomId: string;
  accept: "free" | { meetingId: string; roomId: string }[];
  /** A room that the series has and gives up on every date that gets its new one. */
  replaces?: string | undefined;
}

/** Holds rooms on the accepted dates, all in one. `onInvite`: the open invite of the series follows by itself. */
export function useHoldSeries(id: string, onInvite: boolean) {
  const client = useApi();
  return useMutation({
    mutationFn: ({ roomId, accept, replaces }: HoldSeries) =>
      client(
        "POST /series/:id/room-bookings",
        { params: { id }, body: { roomId, accept, onInvite, ...(replaces ? { replaces } : {}) } },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSettled: useReadAgain(),
  });
}

/** Lets go of a room on every coming date; `onInvite` as above. */
export function useReleaseSeries(id: string, onInvite: boolean) {
  const client = useApi();
  return useMutation({
    mutationFn: (room: Room) =>
      client("DELETE /series/:id/rooms/:roomId", {
        params: { id, roomId: room.id },
        query: onInvite ? { onInvite: "true" } : {},
      }),
    onSettled: useReadAgain(),
  });
}

/** Lets go of one date's room. */
export function useReleaseDate() {
  const client = useApi();
  return useMutation({
    mutationFn: (bookingId: string) => client("DELETE /room-bookings/:id", { params: { id: bookingId } }),
    onSettled: useReadAgain(),
  });
}

function useReadAgain() {
  const queryClient = useQueryClient();
  return () => Promise.all(roomKeys.afterBooking.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

async function allOccurrences(
  read: (after: string | null) => Promise<{ items: Occurrence[]; next: string | null }>,
): Promise<Occurrence[]> {
  const all: Occurrence[] = [];
  let after: string | null = null;
  do {
    const page: { items: Occurrence[]; next: string | null } = await read(after);
    all.push(...page.items);
    after = page.next;
  } while (after !== null);
  return all;
}
