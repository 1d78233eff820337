import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { useQuery } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

/** What the vendor of an order can deliver at its site around its meeting. */
export function useVendorServices({ vendor, site, meeting }: ProductionOrder) {
  const client = useApi();
  const search = {
    site: site.id,
    at: meeting.start,
    until: meeting.end,
    headCount: Math.max(1, meeting.headCount),
  };
  return useQuery({
    queryKey: ["offer", ...queryKeys.catalogue(search)],
    queryFn: ({ signal }) => client("GET /catalogue", { query: search }, { signal }),
    staleTime: 60_000,
    select: ({ services }) => services.filter((service) => service.vendor.id === vendor.id),
  });
}
