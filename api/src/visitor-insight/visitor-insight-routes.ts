import type { VisitorInsight, VisitorInsightRow } from "@magic-meetings/contract/visitor-insight/visitor-insight.ts";
import { toCsv } from "../http/csv-file.ts";
import { route } from "../http/route.ts";
import { readVisitorInsight } from "./read-visitor-insight.ts";

export const visitorInsightRoutes = [
  route("GET /visitor-insight", ({ query, read, principal }) =>
    read((queries) => readVisitorInsight(queries, principal, query)),
  ),
  route("GET /visitor-insight.csv", async ({ query, read, principal }) => {
    const insight = await read((queries) => readVisitorInsight(queries, principal, query));
    const name = `visits-by-${query.by}-${query.from}-${query.to}.csv`;
    return { type: "text/csv; charset=utf-8", name, bytes: visitorInsightCsv(insight) };
  }),
];

const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);

/** Headers are not translated: what reads the file relies on them. */
export function visitorInsightCsv({ by, from, to, items }: VisitorInsight): Uint8Array {
  return toCsv<VisitorInsightRow>(
    [
      ["from", () => from],
      ["to", () => to],
      ["by", () => by],
      ["key", ({ key, name }) => (by === "company" && name !== "" ? name : key)],
      ["name", ({ name }) => name],
      ["visits", ({ visits }) => visits],
      ["came", ({ came }) => came],
      ["no_shows", ({ noShows }) => noShows],
      ["cancelled", ({ cancelled }) => cancelled],
      ["walk_ins", ({ walkIns }) => walkIns],
      ["hosts_answered", ({ answered }) => answered],
      ["waiting_median_seconds", ({ waitingMedian }) => rounded(waitingMedian)],
      ["waiting_longest_seconds", ({ waitingLongest }) => rounded(waitingLongest)],
      ["invited_before_median_hours", ({ leadMedian }) => rounded(leadMedian)],
    ],
    items,
  );
}
