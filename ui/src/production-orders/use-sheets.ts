import { useQuery } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

export interface SheetSearch {
  vendorId: string;
  /** For example `2026-11-24`. */
  day: string;
  siteId?: string;
}

/** Makes a sheet of a vendor's day as it is now; made once, however often the page is looked at. */
export function useSheet(search: SheetSearch) {
  const client = useApi();
  return useQuery({
    queryKey: ["new-sheet", search],
    queryFn: ({ signal }) => client("POST /production-orders/sheets", { body: search }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });
}

/** Whether a sheet is still right, and what has changed since. */
export function useSheetStatus(token: string | undefined) {
  const client = useApi();
  return useQuery({
    queryKey: ["sheets", token],
    queryFn: ({ signal }) => client("GET /sheets/:token", { params: { token: token ?? "" } }, { signal }),
    enabled: token !== undefined,
  });
}
