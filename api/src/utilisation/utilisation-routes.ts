import { route } from "../http/route.ts";
import { readUtilisation } from "./read-utilisation.ts";
import { utilisationCsv } from "./utilisation-csv.ts";

export const utilisationRoutes = [
  route("GET /utilisation", ({ query, queries, principal }) => readUtilisation(queries, principal, query)),
  route("GET /utilisation.csv", async ({ query, queries, principal }) => {
    const utilisation = await readUtilisation(queries, principal, query);
    const name = `utilisation-${query.from}-${query.to}.csv`;
    return { type: "text/csv; charset=utf-8", name, bytes: utilisationCsv(utilisation) };
  }),
];
