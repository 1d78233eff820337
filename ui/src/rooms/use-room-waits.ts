import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";
import { roomKeys } from "./room-keys.ts";

/** The rooms that a meeting waits for or is offered. */
export function useRoomWaits(meetingId: string) {
  const client = useApi();
  return useQuery({
    queryKey: roomKeys.waits(meetingId),
    queryFn: async ({ signal }) =>
      (await client("GET /meetings/:meetingId/room-waits", { params: { meetingId } }, { signal })).items,
  });
}

/** Stands in line for a room that is taken. */
export function useWaitForRoom(meetingId: string) {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (roomId: string) =>
      client(
        "POST /meetings/:meetingId/room-waits",
        { params: { meetingId }, body: { roomId } },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: roomKeys.waits(meetingId) }),
  });
}

/** Takes an offered room, or waits no longer. */
export function useAnswerWait() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, take }: { id: string; take: boolean }) =>
      client(take ? "POST /room-waits/:id/accept" : "POST /room-waits/:id/withdraw", { params: { id } }),
    onSettled: () => Promise.all(roomKeys.afterBooking.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
}
