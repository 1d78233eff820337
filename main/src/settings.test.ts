import { describe, expect, it } from "vitest";
import { readSettings } from "./settings.ts";

const guid = "6e74172b-be56-4843-9ff4-e66a39bb12e3";
const bot = { MM_BOT_APP_ID: guid, MM_BOT_TENANT_ID: guid, MM_BOT_SECRET: "a-long-secret" };

describe("the settings", () => {
  it("are those of the demo when nothing is set", () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: undefined,
      dataDir: ".data",
      demo: true,
      process: "all",
    });
  });

  it("are production's as soon as one production setting is there", () => {
    const settings = readSettings({ MM_API_AUDIENCE: guid, ...bot, PORT: "0" });
    expect(settings).toMatchObject({
      port: 0,
      demo: false,
      entra: { authorityUrl: "https://login.microsoftonline.com", audience: guid },
      bot: { appId: guid },
    });
  });

  it.each([
    [{ PORT: "65536" }, "PORT"],
    [{ PORT: "3000 " }, "PORT"],
    [{ PORT: "-1" }, "PORT"],
    [{ HOST: "a b" }, "HOST"],
    [{ DATABASE_URL: "mysql://localhost" }, "DATABASE_URL"],
    [{ DEMO: "yes" }, "DEMO"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
    [{ MM_PROCESS: "both" }, "MM_PROCESS"],
    [{ MM_API_AUDIENCE: "api://here" }, "MM_API_AUDIENCE"],
    [{ MM_ENTRA_AUTHORITY: "login.microsoftonline.com", MM_API_AUDIENCE: guid }, "MM_ENTRA_AUTHORITY"],
    [{ MM_PUBLIC_URL: "ftp://x" }, "MM_PUBLIC_URL"],
    [{ MM_RATE_LIMIT_PER_USER: "0" }, "MM_RATE_LIMIT_PER_USER"],
    [{ MM_CHECK_ANSWERS: "true" }, "MM_CHECK_ANSWERS"],
    [{ MM_COLOUR: "red" }, "MM_COLOUR"],
    [{ MM_API_AUDIENCE: guid, MM_BOT_APP_ID: guid }, "MM_BOT_TENANT_ID and MM_BOT_SECRET"],
    [{ DEMO: "0" }, "MM_API_AUDIENCE"],
    [{ DEMO: "1", MM_API_AUDIENCE: guid }, "DEMO"],
  ])("refuse %j with one sentence that names the bad one", (environment, named) => {
    expect(() => readSettings(environment)).toThrow(named);
    try {
      readSettings(environment);
    } catch (error) {
      expect(String((error as Error).message)).toMatch(/^[^\n]+\.$/);
    }
  });

  it("never repeat a value, which may be a secret", () => {
    expect(() => readSettings({ MM_API_AUDIENCE: guid, ...bot, MM_BOT_SECRET: "hunter2" })).toThrow(
      /^(?!.*hunter2).*MM_BOT_SECRET/,
    );
  });
});
