import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";
import { areMonthsRight, type InsightSearch } from "./insight-search.ts";

/** The figures of a search. What was shown stays until the next is there. */
export function useInsight(search: InsightSearch) {
  const client = useApi();
  return useQuery({
    queryKey: ["insight", search],
    queryFn: ({ signal }) => client("GET /insight", { query: search }, { signal }),
    placeholderData: keepPreviousData,
    enabled: areMonthsRight(search),
  });
}

/** Downloads the table of a search; gives the file's name. */
export function useInsightCsv() {
  const client = useApi();
  return useMutation({
    mutationFn: async (search: InsightSearch) => {
      const { name, type, bytes } = await client("GET /insight.csv", { query: search });
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
