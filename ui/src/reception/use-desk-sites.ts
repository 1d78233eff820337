import { useQuery } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

/** The sites to choose from. */
export function useDeskSites() {
  const client = useApi();
  return useQuery({
    queryKey: [...queryKeys.sites, "reception"],
    queryFn: async ({ signal }) => (await client("GET /sites", { query: { limit: 200 } }, { signal })).items,
  });
}
