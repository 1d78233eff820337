import { endpoint } from "../http/endpoint.ts";
import { appInstallationsSchema } from "./app-installation.ts";

export const appInstallationEndpoints = {
  "GET /app-installations": endpoint({
    summary:
      "For how many people the app was installed so that they can be told in chat, and whether that is permitted",
    access: { roles: ["admin"] },
    response: appInstallationsSchema,
  }),
};
