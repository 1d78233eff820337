import { route } from "../http/route.ts";
import { insightCsv } from "./insight-csv.ts";
import { readInsight } from "./read-insight.ts";

export const insightRoutes = [
  route("GET /insight", ({ query, read, principal }) => read((queries) => readInsight(queries, principal, query))),
  route("GET /insight.csv", async ({ query, read, principal }) => {
    const insight = await read((queries) => readInsight(queries, principal, query));
    const name = `insight-${query.by}-${query.from}-${query.to}.csv`;
    return { type: "text/csv; charset=utf-8", name, bytes: insightCsv(insight) };
  }),
];
