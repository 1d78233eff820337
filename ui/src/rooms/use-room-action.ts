import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";
import { roomKeys } from "./room-keys.ts";

/** What is done with a room that is in use or about to be. */
export type RoomAction =
  { kind: "check_in" } | { kind: "extend"; minutes: number } | { kind: "end" } | { kind: "release" };

/** Checks in, extends, ends or releases; whatever shows the booking is read again. */
export function useRoomAction(booking: Pick<RoomBooking, "id">) {
  const client = useApi();
  const queryClient = useQueryClient();
  const params = { id: booking.id };
  return useMutation({
    mutationFn: (action: RoomAction) => {
      const options = { idempotencyKey: crypto.randomUUID() };
      switch (action.kind) {
        case "check_in":
          return client("POST /room-bookings/:id/check-in", { params }, options);
        case "extend":
          return client("POST /room-bookings/:id/extend", { params, body: { minutes: action.minutes } }, options);
        case "end":
          return client("POST /room-bookings/:id/end", { params }, options);
        case "release":
          return client("DELETE /room-bookings/:id", { params });
      }
    },
    onSettled: () => Promise.all(roomKeys.afterBooking.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
}
