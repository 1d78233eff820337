import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";
import { queryKeys } from "../session/query-keys.ts";

/** What can be ordered at one of the meeting's sites, with quantity, moment and price filled in; the rest with its reason. */
export function useCatalogue(meeting: Meeting, location: MeetingLocation | undefined = meeting.locations[0]) {
  const client = useApi();
  const search = {
    site: location?.site.id ?? "",
    at: meeting.start,
    until: meeting.end,
    headCount: Math.max(1, location?.headCount ?? 1),
  };
  return useQuery({
    queryKey: queryKeys.catalogue(search),
    queryFn: ({ signal }) => client("GET /catalogue", { query: { ...search, includeUnavailable: "true" } }, { signal }),
    enabled: location !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** The accounts one may order on in a currency, the suggested one first. */
export function useAccounts(currency: string | undefined) {
  const client = useApi();
  return useQuery({
    queryKey: queryKeys.accounts(currency ?? ""),
    queryFn: ({ signal }) => client("GET /accounts", { query: { currency, limit: 50 } }, { signal }),
    enabled: currency !== undefined,
    staleTime: 60_000,
    select: (page) => page.items,
  });
}
