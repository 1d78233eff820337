import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { saveFile } from "../elements/save-file.ts";
import { useApi } from "../session/session-context.ts";
import { areDaysRight, type VisitorInsightSearch } from "./visitor-insight-search.ts";

/** The figures of a search. What was shown stays until the next is there. */
export function useVisitorInsight(search: VisitorInsightSearch) {
  const client = useApi();
  return useQuery({
    queryKey: ["visitor-insight", search],
    queryFn: ({ signal }) => client("GET /visitor-insight", { query: search }, { signal }),
    placeholderData: keepPreviousData,
    enabled: areDaysRight(search),
  });
}

/** Downloads the table of a search; gives the file's name. */
export function useVisitorInsightCsv() {
  const client = useApi();
  return useMutation({
    mutationFn: async (search: VisitorInsightSearch) =>
      saveFile(await client("GET /visitor-insight.csv", { query: search })),
  });
}
