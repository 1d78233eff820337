import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { useQuery } from "@tanstack/react-query";
import { fetchPeople, fetchRooms, signIn } from "./demo-api.ts";

const renewEveryMs = 15 * 60_000;

/** The demo's people, and a fresh token and the address book of the one who sits at the playground. */
export function useDemoSession(person: string) {
  const people = useQuery({ queryKey: ["demo-people"], queryFn: fetchPeople, staleTime: Number.POSITIVE_INFINITY });
  const token = useQuery({
    queryKey: ["demo-token", person],
    queryFn: () => signIn(person),
    staleTime: renewEveryMs,
    refetchInterval: renewEveryMs,
  });
  const me = people.data?.find((one: DemoPerson) => one.person === person);
  const rooms = useQuery({
    queryKey: ["demo-rooms", person],
    queryFn: () => fetchRooms(token.data ?? "", me?.timeZone ?? ""),
    enabled: token.data !== undefined && me !== undefined,
    staleTime: renewEveryMs,
  });
  return {
    people: people.data,
    me,
    token: token.data,
    rooms: rooms.data ?? [],
    // Without the address book the windows still work; the person sees room mailboxes instead of names.
    error: people.error ?? token.error,
    /** Signs in anew: the service forgets whom it signed in when it is started again. */
    renew: () => void token.refetch(),
  };
}
