import { useQuery } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";
import { roomKeys } from "./room-keys.ts";

/** Time passes at a door although nothing is signalled: a meeting begins, a no-show is near. */
const readAgainMs = 20_000;

/** What a room's door says. Somebody else's bookings are not signalled to everybody, so it is asked for now and then. */
export function useRoomDoor(roomId: string) {
  const client = useApi();
  return useQuery({
    queryKey: roomKeys.door(roomId),
    queryFn: ({ signal }) => client("GET /rooms/:id/door", { params: { id: roomId } }, { signal }),
    refetchInterval: readAgainMs,
  });
}
