import { useQuery } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

/** Which events arrive from which clients; a day's count changes slowly, so it is read when the page is opened. */
export function useClientHealth() {
  const client = useApi();
  return useQuery({
    queryKey: ["client-events"],
    queryFn: ({ signal }) => client("GET /client-events/health", {}, { signal }),
  });
}
