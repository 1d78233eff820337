import { endpoint } from "../http/endpoint.ts";
import { companySettingsChangeSchema, companySettingsSchema } from "./company-setting.ts";

export const companySettingEndpoints = {
  "GET /company-settings": endpoint({
    summary: "What the company has decided for all of its meetings",
    access: { roles: ["admin"] },
    versioned: true,
    response: companySettingsSchema,
  }),
  "PATCH /company-settings": endpoint({
    summary: "Change what the company has decided for all of its meetings; questions that are open keep their default",
    access: { roles: ["admin"] },
    body: companySettingsChangeSchema,
    versioned: true,
    response: companySettingsSchema,
  }),
};
