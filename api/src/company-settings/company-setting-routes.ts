import { route } from "../http/route.ts";
import { changeCompanySettings } from "./change-company-settings.ts";
import { findCompanySettings } from "./company-setting-sql.ts";

export const companySettingRoutes = [
  route("GET /company-settings", ({ queries, principal }) => findCompanySettings(queries, principal.tenantId)),
  route("PATCH /company-settings", ({ body, ifMatch, command }) =>
    command((context) => changeCompanySettings(context, body, ifMatch)),
  ),
];
