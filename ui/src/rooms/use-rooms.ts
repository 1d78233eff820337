import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";
import type { AvailabilitySearch } from "../session/query-keys.ts";
import { queryKeys } from "../session/query-keys.ts";

/** Free rooms, best fit first; undefined search asks nothing. */
export function useAvailability(search: AvailabilitySearch | undefined) {
  const client = useApi();
  return useQuery({
    queryKey: queryKeys.availability(search ?? { site: "", start: "", end: "", capacity: 1 }),
    queryFn: ({ signal }) => client("GET /rooms/available", { query: { ...search!, limit: 10 } }, { signal }),
    enabled: search !== undefined,
    placeholderData: keepPreviousData,
  });
}

export interface HoldRoom {
  room: Room;
  /** A booking of the same meeting that is given up in the same step. */
  replaces?: string;
}

/** Holds a room; the meeting on screen has it at once when the answer is there. `onInvite`: the open invite follows by itself. */
export function useHoldRoom(meetingId: string, onInvite: boolean) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ room, replaces }: HoldRoom) =>
      client(
        "POST /meetings/:meetingId/room-bookings",
        { params: { meetingId }, body: { roomId: room.id, onInvite, ...(replaces ? { replaces } : {}) } },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: (booking, { replaces }) => setBookings(queryClient, meetingId, booking, replaces),
    onSettled: () => readAgain(queryClient, meetingId),
  });
}

/** Releases a room; `onInvite` as above. */
export function useReleaseRoom(meetingId: string, onInvite: boolean) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      client("DELETE /room-bookings/:id", { params: { id }, query: onInvite ? { onInvite: "true" } : {} }),
    onSuccess: (booking) => setBookings(queryClient, meetingId, undefined, booking.id),
    onSettled: () => readAgain(queryClient, meetingId),
  });
}

function setBookings(queryClient: QueryClient, meetingId: string, added?: RoomBooking, gone?: string) {
  queryClient.setQueryData<Meeting>(queryKeys.meeting(meetingId), (meeting) =>
    meeting
      ? {
          ...meeting,
          roomBookings: [
            ...meeting.roomBookings.filter(({ id }) => id !== gone && id !== added?.id),
            ...(added ? [added] : []),
          ],
        }
      : meeting,
  );
}

function readAgain(queryClient: QueryClient, meetingId: string) {
  void queryClient.invalidateQueries({ queryKey: ["availability"] });
  void queryClient.invalidateQueries({ queryKey: queryKeys.timeline(meetingId) });
  return queryClient.invalidateQueries({ queryKey: queryKeys.meeting(meetingId) });
}
