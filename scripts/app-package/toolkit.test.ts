import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseEnvFile } from "./app-values.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

interface Step {
  uses: string;
  with: Record<string, unknown>;
  writeToEnvironmentFile?: Record<string, string>;
}
type Stages = Partial<Record<"provision" | "deploy" | "publish", Step[]>>;

/** Office and Teams on every device: what may ask for our scope without a question. */
const microsoftClients = {
  "Teams, desktop and phone": "1fec8e78-bce4-4aaf-ab1b-5451cc387264",
  "Teams, browser": "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
  "Microsoft 365, browser": "4765445b-32c6-49b0-83e6-1d93765276ca",
  "Microsoft 365, desktop": "0ec893e0-5785-4de6-99da-4ed124e5296c",
  "Outlook, desktop": "d3590ed6-52b3-4102-aeff-aad2292ab01c",
  "Outlook, browser": "bc59ab01-8403-45c6-8796-ac3ef710b3e3",
  "Outlook, phone": "27922004-5251-4030-b22d-91ecd9a37ea4",
};

interface EntraApp {
  signInAudience: string;
  identifierUris: string[];
  api: {
    requestedAccessTokenVersion: number;
    oauth2PermissionScopes: { id: string; value: string }[];
    preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[];
  };
  spa: { redirectUris: string[] };
}

describe("the app registration", () => {
  const app = JSON.parse(read("appPackage/entra-app.json")) as EntraApp;

  test("is of one company, and its tokens are of version 2", () => {
    expect(app.signInAudience).toBe("AzureADMyOrg");
    expect(app.api.requestedAccessTokenVersion).toBe(2);
    expect(app.identifierUris).toEqual(["api://${{APP_DOMAIN}}/${{AAD_APP_CLIENT_ID}}"]);
  });

  test("lets Office and Teams ask for its one scope", () => {
    expect(app.api.oauth2PermissionScopes.map(({ value }) => value)).toEqual(["access_as_user"]);
    const id = app.api.oauth2PermissionScopes[0]?.id;
    const clients = app.api.preAuthorizedApplications;
    expect(new Set(clients.map(({ appId }) => appId))).toEqual(new Set(Object.values(microsoftClients)));
    expect(clients.filter(({ delegatedPermissionIds }) => delegatedPermissionIds.join() !== id)).toEqual([]);
  });

  test("sends people back to pages that are there and to the nested sign-in only", () => {
    expect(app.spa.redirectUris).toContain("https://${{APP_DOMAIN}}/tabs/reception.html");
    expect(app.spa.redirectUris).toContain("https://${{APP_DOMAIN}}/tabs/consent.html");
    expect(app.spa.redirectUris).toContain("brk-multihub://${{APP_DOMAIN}}");
    const pages = app.spa.redirectUris.flatMap(
      (uri) => /^https:\/\/\$\{\{APP_DOMAIN\}\}\/tabs\/(.+)$/.exec(uri)?.[1] ?? [],
    );
    expect(pages.filter((page) => !existsSync(path.join(root, "tabs", page)))).toEqual([]);
    expect(app.spa.redirectUris).toHaveLength(pages.length + 1);
  });
});

describe.each(["teamsapp.yml", "teamsapp.local.yml"])("%s", (file) => {
  const stages = parse(read(file)) as Stages & { environmentFolderPath: string };
  const steps = (["provision", "deploy", "publish"] as const).flatMap((stage) => stages[stage] ?? []);

  test("has its stages", () => {
    expect(Object.keys(stages)).toEqual(
      file === "teamsapp.yml"
        ? ["version", "environmentFolderPath", "provision", "deploy", "publish"]
        : ["version", "environmentFolderPath", "provision", "deploy"],
    );
    expect(steps.filter(({ uses, with: given }) => typeof uses !== "string" || given === undefined)).toEqual([]);
  });

  test("asks for no variable that neither a file of env nor an earlier step gives", () => {
    const environment = file === "teamsapp.yml" ? ".env.dev" : ".env.local";
    const known = new Set(Object.keys(parseEnvFile(read(`env/${environment}`))));
    const unknown: string[] = [];
    for (const step of steps) {
      const asked = [...JSON.stringify(step.with).matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "");
      unknown.push(...asked.filter((name) => !known.has(name)));
      for (const name of Object.values(step.writeToEnvironmentFile ?? {})) known.add(name);
    }
    expect(unknown).toEqual([]);
  });

  test("names files that exist or that the package command makes", () => {
    const paths = [...JSON.stringify(steps).matchAll(/"\.\/([^"]+)"/g)].map(([, name]) => name ?? "");
    const made = /^dist\/app\/(magic-meetings-app|entra-app)\.\$\{\{TEAMSFX_ENV\}\}\.(zip|json)$|^\.env$/;
    expect(paths.filter((name) => !made.test(name) && !existsSync(path.join(root, name)))).toEqual([]);
  });

  test("gives the bot a registration of its own for one company, and keeps its secret out of the files", () => {
    expect(steps.map(({ uses }) => uses)).toContain("botAadApp/create");
    const secrets = steps
      .flatMap((step) => Object.values(step.writeToEnvironmentFile ?? {}))
      .filter((name) => /PASSWORD/.test(name));
    // What begins with SECRET_ goes to env/.env.<name>.user, which git leaves alone.
    expect(secrets.filter((name) => !name.startsWith("SECRET_"))).toEqual([]);
    expect(readdirSync(path.join(root, "env")).filter((name) => name.endsWith(".user"))).toEqual([]);
  });
});
