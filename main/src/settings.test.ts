import { describe, expect, it } from "vitest";
import { readSettings } from "./settings.ts";

const guid = "6e74172b-be56-4843-9ff4-e66a39bb12e3";
/** What production cannot do without. */
const here = { MM_API_AUDIENCE: guid, MM_LINK_KEY: Buffer.alloc(32, 7).toString("base64") };
const mail = { ...here, MM_SMTP_HOST: "mail.example", MM_SMTP_FROM: "visits@nordlys.example" };
const bot = { MM_BOT_APP_ID: guid, MM_BOT_TENANT_ID: guid, MM_BOT_SECRET: "a-long-secret" };

const graph = {
  ...here,
  MM_GRAPH_APP_ID: guid,
  MM_GRAPH_CERTIFICATE: "/run/secrets/graph.pem",
  MM_PUBLIC_URL: "https://meetings.example",
  MM_TEAMS_APP_ID: guid,
};

const graphMail = { MM_GRAPH_MAIL_FROM: "visits@nordlys.example", MM_GRAPH_MAIL_TENANT: guid };

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

  it("name the mailbox that mails come from, of the company that signs in where no other is named", () => {
    const own = { ...graph, MM_GRAPH_MAIL_FROM: "visits@nordlys.example", MM_ENTRA_TENANT: guid };
    const expected = { address: "visits@nordlys.example", entraTenantId: guid };
    for (const given of [own, { ...graph, ...graphMail }]) {
      expect(readSettings(given)).toMatchObject({ graphMail: expected, mail: undefined });
    }
    expect(readSettings(graph).graphMail).toBeUndefined();
  });

  it("are production's as soon as one production setting is there", () => {
    const settings = readSettings({ ...here, ...bot, PORT: "0" });
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
    [{ BOT_SDK: "teams" }, "BOT_SDK has to be botbuilder or agents"],
    [{ MM_API_AUDIENCE: "api://here" }, "MM_API_AUDIENCE"],
    [{ MM_ENTRA_AUTHORITY: "login.microsoftonline.com", MM_API_AUDIENCE: guid }, "MM_ENTRA_AUTHORITY"],
    [{ MM_PUBLIC_URL: "ftp://x" }, "MM_PUBLIC_URL"],
    [{ MM_RATE_LIMIT_PER_USER: "0" }, "MM_RATE_LIMIT_PER_USER"],
    [{ MM_CHECK_ANSWERS: "true" }, "MM_CHECK_ANSWERS"],
    [{ MM_COLOUR: "red" }, "MM_COLOUR"],
    [{ ...here, MM_BOT_APP_ID: guid }, "MM_BOT_TENANT_ID and MM_BOT_SECRET"],
    [{ DEMO: "0" }, "MM_API_AUDIENCE"],
    [{ MM_API_AUDIENCE: guid }, "MM_LINK_KEY"],
    [{ ...here, MM_LINK_KEY: "c2hvcnQ=" }, "MM_LINK_KEY"],
    [{ ...here, MM_LINK_KEY: "a".repeat(42) }, "MM_LINK_KEY"],
    [{ ...mail, MM_SMTP_HOST: undefined }, "MM_SMTP_HOST"],
    [{ ...graph, ...graphMail, MM_GRAPH_MAIL_FROM: undefined }, "MM_GRAPH_MAIL_FROM"],
    [{ ...graph, ...graphMail, MM_GRAPH_MAIL_FROM: "visits" }, "MM_GRAPH_MAIL_FROM"],
    [{ ...graph, ...graphMail, MM_GRAPH_MAIL_TENANT: undefined }, "MM_GRAPH_MAIL_TENANT"],
    [{ ...here, ...graphMail }, "MM_GRAPH_APP_ID"],
    [{ ...graph, ...graphMail, ...mail }, "MM_SMTP_HOST"],
    [{ ...mail, MM_SMTP_FROM: undefined }, "MM_SMTP_FROM"],
    [{ ...mail, MM_SMTP_FROM: "visits" }, "MM_SMTP_FROM"],
    [{ ...mail, MM_SMTP_FROM: "a@b.example\r\nBcc: c@d.example" }, "MM_SMTP_FROM"],
    [{ ...mail, MM_SMTP_PORT: "70000" }, "MM_SMTP_PORT"],
    [{ ...mail, MM_SMTP_SECURITY: "ssl" }, "MM_SMTP_SECURITY"],
    [{ ...mail, MM_SMTP_USER: "visits" }, "MM_SMTP_PASSWORD"],
    [{ ...mail, MM_SMTP_PASSWORD: "secret" }, "MM_SMTP_USER"],
    [{ ...mail, MM_SMTP_USER: "visits", MM_SMTP_PASSWORD: "secret", MM_SMTP_SECURITY: "none" }, "MM_SMTP_SECURITY"],
    [{ ...graph, MM_GRAPH_APP_ID: "app" }, "MM_GRAPH_APP_ID"],
    [{ ...graph, MM_GRAPH_CERTIFICATE: undefined }, "MM_GRAPH_CERTIFICATE"],
    [{ ...graph, MM_GRAPH_APP_ID: undefined }, "MM_GRAPH_APP_ID"],
    [{ ...graph, MM_PUBLIC_URL: undefined }, "MM_PUBLIC_URL"],
    [{ ...graph, MM_PUBLIC_URL: "http://meetings.example" }, "MM_PUBLIC_URL"],
    [{ ...graph, MM_TEAMS_APP_ID: undefined }, "MM_TEAMS_APP_ID"],
    [{ ...graph, MM_GRAPH_MANAGED_IDENTITY: "system" }, "MM_GRAPH_MANAGED_IDENTITY"],
    [{ ...graph, MM_GRAPH_MANAGED_IDENTITY: "mine" }, "MM_GRAPH_MANAGED_IDENTITY"],
    [{ ...graph, MM_GRAPH_CONCURRENCY: "0" }, "MM_GRAPH_CONCURRENCY"],
    [{ ...graph, MM_GRAPH_URL: "graph.microsoft.com" }, "MM_GRAPH_URL"],
    [{ ...graph, MM_API_AUDIENCE: undefined }, "MM_API_AUDIENCE"],
    [{ DEMO: "1", MM_API_AUDIENCE: guid }, "DEMO"],
  ])("refuse %j with one sentence that names the bad one", (environment, named) => {
    expect(() => readSettings(environment)).toThrow(named);
    try {
      readSettings(environment);
    } catch (error) {
      expect(String((error as Error).message)).toMatch(/^[^\n]+\.$/);
    }
  });

  it("read no calendars unless they say how to sign in", () => {
    expect(readSettings({}).graph).toBeUndefined();
    expect(readSettings(here).graph).toBeUndefined();
  });

  it("sign in to Microsoft Graph with a certificate", () => {
    expect(readSettings(graph).graph).toEqual({
      baseUrl: "https://graph.microsoft.com/v1.0",
      authorityUrl: "https://login.microsoftonline.com",
      signIn: { by: "certificate", clientId: guid, file: "/run/secrets/graph.pem" },
      concurrency: 32,
    });
  });

  it.each([
    ["system", undefined],
    [guid, guid],
  ])("sign in as the managed identity %s", (given, clientId) => {
    const settings = readSettings({
      ...graph,
      MM_GRAPH_APP_ID: "",
      MM_GRAPH_CERTIFICATE: "",
      MM_GRAPH_MANAGED_IDENTITY: given,
      MM_GRAPH_URL: "https://graph.microsoft.us/v1.0/",
      MM_GRAPH_CONCURRENCY: "8",
    });
    expect(settings.graph).toMatchObject({
      baseUrl: "https://graph.microsoft.us/v1.0",
      signIn: { by: "managed-identity", clientId },
      concurrency: 8,
    });
  });

  it("send mails by the usual port of how they are kept secret on the way", () => {
    expect(readSettings(here).mail).toBeUndefined();
    expect(readSettings(mail).mail).toEqual({
      host: "mail.example",
      port: 587,
      security: "starttls",
      signIn: undefined,
      from: "visits@nordlys.example",
    });
    const signedIn = { ...mail, MM_SMTP_SECURITY: "tls", MM_SMTP_USER: "visits", MM_SMTP_PASSWORD: "secret" };
    expect(readSettings(signedIn).mail).toMatchObject({ port: 465, signIn: { user: "visits", password: "secret" } });
  });

  it("choose the bot's SDK", () => {
    expect(readSettings({}).botSdk).toBe("botbuilder");
    expect(readSettings({ BOT_SDK: "agents" }).botSdk).toBe("agents");
  });

  it("make links with the whole key", () => {
    expect(readSettings(here).linkKey).toEqual(Buffer.alloc(32, 7));
    expect(readSettings({}).linkKey).toBeUndefined();
  });

  it("never repeat a value, which may be a secret", () => {
    expect(() => readSettings({ MM_API_AUDIENCE: guid, ...bot, MM_BOT_SECRET: "hunter2" })).toThrow(
      /^(?!.*hunter2).*MM_BOT_SECRET/,
    );
  });
});
