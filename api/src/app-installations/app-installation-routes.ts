import { route, type Route } from "../http/route.ts";
import { readAppInstallations } from "./app-installation-sql.ts";

export function appInstallationRoutes(): Route[] {
  return [
    route("GET /app-installations", ({ queries, principal }) => readAppInstallations(queries, principal.tenantId)),
  ];
}
