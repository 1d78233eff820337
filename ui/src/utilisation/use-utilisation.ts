import type { UtilisationGrouping } from "@magic-meetings/contract/utilisation/utilisation.ts";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";
import { areDaysRight, type UtilisationSearch } from "./utilisation-search.ts";

/** How rooms are used in the place and days of a search, by place or by time. What was shown stays until the next is there. */
export function useUtilisation(search: UtilisationSearch, by: UtilisationGrouping) {
  const client = useApi();
  const query = { ...search, by };
  return useQuery({
    queryKey: ["utilisation", query],
    queryFn: ({ signal }) => client("GET /utilisation", { query }, { signal }),
    placeholderData: keepPreviousData,
    enabled: areDaysRight(search),
  });
}

/** The sites to choose from. */
export function useSites() {
  const client = useApi();
  return useQuery({
    queryKey: [...queryKeys.sites, "utilisation"],
    queryFn: async ({ signal }) => (await client("GET /sites", { query: { limit: 200 } }, { signal })).items,
  });
}

/** Downloads the table of a search; gives the file's name. */
export function useUtilisationCsv() {
  const client = useApi();
  return useMutation({
    mutationFn: async (search: UtilisationSearch) => {
      const { name, type, bytes } = await client("GET /utilisation.csv", { query: search });
      download(new Blob([new Uint8Array(bytes)], { type }), name);
      return name;
    },
  });
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
