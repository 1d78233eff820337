import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { fetchClock, moveClock } from "./demo-api.ts";

const clockKey = ["demo-clock"];

export interface DemoClock {
  /** False until the service has told its time. */
  known: boolean;
  now: () => Date;
  /** Undefined where the service's clock cannot be moved. */
  move: ((minutes: number) => void) | undefined;
  /** Back to the real time. */
  reset: () => void;
}

/** The service's clock, which the playground can move for everybody. Kept as its distance from this machine's. */
export function useDemoClock(): DemoClock {
  const queries = useQueryClient();
  const clock = useQuery({
    queryKey: clockKey,
    queryFn: async () => (await fetchClock()).getTime() - Date.now(),
    retry: false,
    refetchInterval: 60_000,
  });
  const moving = useMutation({
    mutationFn: moveClock,
    onSuccess: (now) => queries.setQueryData(clockKey, now.getTime() - Date.now()),
  });
  const offset = clock.data ?? 0;
  const now = useCallback(() => new Date(Date.now() + offset), [offset]);
  return {
    known: !clock.isPending,
    now,
    move: clock.data === undefined ? undefined : (minutes) => moving.mutate({ forwardMinutes: minutes }),
    reset: () => moving.mutate({ now: new Date().toISOString() }),
  };
}
