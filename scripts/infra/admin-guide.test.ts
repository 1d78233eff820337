import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { companyFactsSchema } from "@magic-meetings/api/onboarding/add-company.ts";
import { settingNames } from "@magic-meetings/main/settings.ts";
import { describe, expect, test } from "vitest";
import { resourcePermissions } from "../app-package/app-parts.ts";

const root = path.resolve(import.meta.dirname, "../..");
const guide = readFileSync(path.join(root, "docs/admin-guide.md"), "utf8");
const settings = guide.slice(guide.indexOf("## Every setting"));

describe("the admin guide", () => {
  test("has a line for every setting, and for none that there is not", () => {
    const named = [...settings.matchAll(/^\| `(\w+)`/gm)].map(([, name = ""]) => name);
    expect(named.sort()).toEqual([...settingNames].sort());
  });

  test("says why the app has each permission of its manifest", () => {
    const explained = [...guide.matchAll(/^\| `([\w.]+\.(?:User|Chat|SharedFolder))`/gm)].map(([, name = ""]) => name);
    expect(explained.sort()).toEqual(resourcePermissions.map(({ name }) => name as string).sort());
  });

  test("names only files that are there", () => {
    const named = [...guide.matchAll(/`((?:infra|appPackage|env|docs)\/[\w./-]+\w)`/g)].map(([, name = ""]) => name);
    const kept = named.filter((name) => !/\.user$|<env>/.test(name));
    expect(kept.length).toBeGreaterThan(4);
    expect(kept.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });

  test("adds a company with every fact that is asked for", () => {
    const command = guide.slice(guide.indexOf("node dist/server/add-company.js"));
    const given = [...command.slice(0, command.indexOf("```")).matchAll(/--([\w-]+)/g)].map(([, name = ""]) => name);
    expect(given).toEqual(Object.keys(companyFactsSchema.shape));
  });

  test("names the clients that the app registration lets in", () => {
    const app = JSON.parse(readFileSync(path.join(root, "appPackage/entra-app.json"), "utf8")) as {
      api: { preAuthorizedApplications: { appId: string }[] };
      spa: { redirectUris: string[] };
    };
    for (const { appId } of app.api.preAuthorizedApplications) expect(guide).toContain(appId);
    for (const uri of app.spa.redirectUris) expect(guide).toContain(uri.replace("${{APP_DOMAIN}}", "<host>"));
  });
});
