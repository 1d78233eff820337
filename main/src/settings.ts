import { botSdks, type BotSdk } from "@magic-meetings/bot/teams/teams-port.ts";
import { z } from "zod";
import { StartProblem } from "./start-problem.ts";

/** What the environment says, checked and with the defaults filled in. */
export interface Settings {
  port: number;
  host: string;
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  demo: boolean;
  logLevel: LogLevel;
  process: "all" | "web" | "worker";
  /** Where the service is reached from outside; absent: where it listens. */
  publicUrl: string | undefined;
  /** `tenantId`: the one company whose people sign in at a tablet; absent: any company's. */
  entra: { authorityUrl: string; audience: string; tenantId: string | undefined } | undefined;
  bot: { appId: string; tenantId: string; appPassword: string } | undefined;
  /** Which of Microsoft's SDKs the bot stands on. */
  botSdk: BotSdk;
  /** The app's id in its manifest, for links into the tab. */
  teamsAppId: string | undefined;
  /** The id that a company's catalogue gave the app; absent: the same, as in the public store. */
  teamsCatalogueId: string | undefined;
  /** Absent: companies' calendars are not read. */
  graph: GraphSettings | undefined;
  /** What passes and visitors' links are derived from; absent: the demo's own. */
  linkKey: Buffer | undefined;
  /** Absent: visitors' mails wait, except in the demo, which has a mail server of its own. */
  mail: MailSettings | undefined;
  /** A mailbox of Microsoft 365 that mails come from, instead of a mail server. */
  graphMail: { address: string; entraTenantId: string } | undefined;
  trustedProxies: string | undefined;
  rateLimits: { perPrincipal: number; perTenant: number; perAccessPoint: number };
  checkAnswers: boolean;
}

export interface GraphSettings {
  /** With the version. */
  baseUrl: string;
  authorityUrl: string;
  /** How the service proves who it is. */
  signIn:
    | { by: "certificate"; clientId: string; file: string }
    /** Undefined: the machine's own identity. */
    | { by: "managed-identity"; clientId: string | undefined };
  /** How many requests at once, over all mailboxes. */
  concurrency: number;
}

export interface MailSettings {
  host: string;
  port: number;
  /** tls: from the first byte; starttls: before anything is said, or not at all; none: only within a network of one's own. */
  security: "tls" | "starttls" | "none";
  signIn: { user: string; password: string } | undefined;
  /** The address that mails come from. */
  from: string;
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
type LogLevel = (typeof logLevels)[number];

const flag = z.enum(["0", "1"], "has to be 0 or 1");
const guid = z.guid("has to be a GUID such as 6e74172b-be56-4843-9ff4-e66a39bb12e3");
const webAddress = z.url({ protocol: /^https?$/, error: "has to be an address that starts with https://" });
const perMinute = z.string().regex(/^[1-9]\d{0,6}$/, "has to be a whole number of requests a minute");

const variables = {
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "has to be a number from 0 to 65535")
    .refine((port) => Number(port) <= 65_535, "has to be a number from 0 to 65535"),
  HOST: z.string().regex(/^[\w.:-]{1,253}$/, "has to be a host name or an IP address"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/\S+$/, "has to start with postgres://"),
  DATA_DIR: z.string().min(1, "has to name a folder"),
  DEMO: flag,
  LOG_LEVEL: z.enum(logLevels, `has to be one of ${logLevels.join(", ")}`),
  MM_PROCESS: z.enum(["all", "web", "worker"], "has to be all, web or worker"),
  MM_PUBLIC_URL: webAddress,
  MM_ENTRA_AUTHORITY: webAddress,
  MM_API_AUDIENCE: guid,
  MM_ENTRA_TENANT: guid,
  MM_BOT_APP_ID: guid,
  MM_BOT_TENANT_ID: guid,
  MM_BOT_SECRET: z.string().min(8, "has to be the secret of the bot's registration"),
  BOT_SDK: z.enum(botSdks, `has to be ${botSdks.join(" or ")}`),
  MM_TEAMS_APP_ID: guid,
  MM_TEAMS_CATALOGUE_ID: guid,
  MM_GRAPH_APP_ID: guid,
  MM_GRAPH_CERTIFICATE: z
    .string()
    .regex(/^[^\0\r\n]{1,4096}$/, "has to name a file with a certificate and its key in PEM"),
  MM_GRAPH_MANAGED_IDENTITY: z.union(
    [z.literal("system"), z.guid()],
    "has to be system, or the client id of the identity",
  ),
  MM_GRAPH_URL: webAddress,
  MM_GRAPH_CONCURRENCY: z.string().regex(/^[1-9]\d{0,2}$/, "has to be a whole number from 1 to 999"),
  MM_GRAPH_MAIL_FROM: z.email("has to be a mail address"),
  MM_GRAPH_MAIL_TENANT: guid,
  MM_LINK_KEY: z.string().regex(/^[A-Za-z0-9+/_-]{43,512}={0,2}$/, "has to be 32 random bytes or more in base64"),
  MM_SMTP_HOST: z.string().regex(/^[\w.:-]{1,253}$/, "has to be the name of a mail server"),
  MM_SMTP_PORT: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, "has to be a number from 1 to 65535")
    .refine((port) => Number(port) <= 65_535, "has to be a number from 1 to 65535"),
  MM_SMTP_SECURITY: z.enum(["tls", "starttls", "none"], "has to be tls, starttls or none"),
  MM_SMTP_USER: z.string().regex(/^[^\0\r\n]{1,256}$/, "has to be a name that the mail server knows"),
  MM_SMTP_PASSWORD: z.string().regex(/^[^\0\r\n]{1,512}$/, "has to be the password of MM_SMTP_USER"),
  MM_SMTP_FROM: z.email("has to be a mail address"),
  MM_TRUSTED_PROXIES: z.string().regex(/^[\w.:/, -]+$/, "has to be a list of addresses such as 10.0.0.0/8"),
  MM_RATE_LIMIT_PER_USER: perMinute,
  MM_RATE_LIMIT_PER_COMPANY: perMinute,
  MM_RATE_LIMIT_PER_ACCESS_POINT: perMinute,
  MM_CHECK_ANSWERS: flag,
} satisfies Record<string, z.ZodType<string>>;

/** Every setting there is, by the name of its variable. */
export const settingNames: readonly string[] = Object.keys(variables);

type Name = keyof typeof variables;
type Values = Partial<Record<Name, string>>;

/** Setting any of these says that this is no demo. */
const production = [
  "MM_ENTRA_AUTHORITY",
  "MM_API_AUDIENCE",
  "MM_ENTRA_TENANT",
  "MM_BOT_APP_ID",
  "MM_BOT_TENANT_ID",
  "MM_BOT_SECRET",
  "MM_GRAPH_APP_ID",
  "MM_GRAPH_CERTIFICATE",
  "MM_GRAPH_MANAGED_IDENTITY",
  "MM_LINK_KEY",
] as const;
const botRegistration = ["MM_BOT_APP_ID", "MM_BOT_TENANT_ID", "MM_BOT_SECRET"] as const;

/** Reads the settings. Throws a `StartProblem` whose sentence names the bad variable, never its value. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  refuseUnknown(environment);
  const values = readValues(environment);
  const demo = readDemo(values);
  const { MM_API_AUDIENCE: audience, MM_ENTRA_AUTHORITY: authorityUrl = "https://login.microsoftonline.com" } = values;
  return {
    port: Number(values.PORT ?? "3000"),
    host: values.HOST ?? "127.0.0.1",
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR ?? ".data",
    demo,
    logLevel: (values.LOG_LEVEL ?? (demo ? "warn" : "info")) as LogLevel,
    process: (values.MM_PROCESS ?? "all") as Settings["process"],
    publicUrl: values.MM_PUBLIC_URL?.replace(/\/+$/, ""),
    entra: audience === undefined ? undefined : { authorityUrl, audience, tenantId: values.MM_ENTRA_TENANT },
    bot: readBot(values),
    botSdk: (values.BOT_SDK ?? "botbuilder") as BotSdk,
    teamsAppId: values.MM_TEAMS_APP_ID,
    teamsCatalogueId: values.MM_TEAMS_CATALOGUE_ID,
    graph: readGraph(values, authorityUrl),
    linkKey: values.MM_LINK_KEY === undefined ? undefined : Buffer.from(values.MM_LINK_KEY, "base64"),
    mail: readMail(values),
    graphMail: readGraphMail(values),
    trustedProxies: values.MM_TRUSTED_PROXIES,
    rateLimits: {
      perPrincipal: Number(values.MM_RATE_LIMIT_PER_USER ?? "3000"),
      perTenant: Number(values.MM_RATE_LIMIT_PER_COMPANY ?? "60000"),
      perAccessPoint: Number(values.MM_RATE_LIMIT_PER_ACCESS_POINT ?? "300"),
    },
    checkAnswers: values.MM_CHECK_ANSWERS === "1",
  };
}

function refuseUnknown(environment: Readonly<Record<string, string | undefined>>): void {
  const unknown = Object.keys(environment).filter((name) => name.startsWith("MM_") && !(name in variables));
  if (unknown.length === 0) return;
  throw new StartProblem(`${unknown.join(", ")} is not a setting of Magic Meetings: correct its name or remove it.`);
}

function readValues(environment: Readonly<Record<string, string | undefined>>): Values {
  const values: Values = {};
  for (const name of Object.keys(variables) as Name[]) {
    const given = environment[name];
    if (given === undefined || given === "") continue;
    const read = variables[name].safeParse(given);
    if (!read.success) throw new StartProblem(`${name} ${read.error.issues[0]?.message ?? "is not valid"}.`);
    values[name] = read.data;
  }
  return values;
}

function readDemo(values: Values): boolean {
  const present = production.filter((name) => values[name] !== undefined);
  const demo = values.DEMO === undefined ? present.length === 0 : values.DEMO === "1";
  if (demo && present.length > 0) {
    throw new StartProblem(`DEMO=1 lets anybody in and ${present[0]} is for production: remove one of them.`);
  }
  if (!demo && values.MM_API_AUDIENCE === undefined) {
    throw new StartProblem(
      "Without the demo MM_API_AUDIENCE is needed: the application id of the API in Microsoft Entra.",
    );
  }
  if (!demo && values.MM_LINK_KEY === undefined) {
    throw new StartProblem("Without the demo MM_LINK_KEY is needed: passes and visitors' links are made with it.");
  }
  return demo;
}

function readBot(values: Values): Settings["bot"] {
  const missing = botRegistration.filter((name) => values[name] === undefined);
  if (missing.length === botRegistration.length) return undefined;
  if (missing.length > 0)
    throw new StartProblem(`${missing.join(" and ")} is needed too: a bot has all three settings or none.`);
  const [appId = "", tenantId = "", appPassword = ""] = botRegistration.map((name) => values[name]);
  return { appId, tenantId, appPassword };
}

function readMail(values: Values): Settings["mail"] {
  const { MM_SMTP_HOST: host, MM_SMTP_FROM: from, MM_SMTP_USER: user, MM_SMTP_PASSWORD: password } = values;
  const given = Object.keys(values).find((name) => name.startsWith("MM_SMTP_"));
  if (given === undefined) return undefined;
  if (host === undefined || from === undefined) {
    throw new StartProblem(
      `${host === undefined ? "MM_SMTP_HOST" : "MM_SMTP_FROM"} is needed too: mails have a server and a sender.`,
    );
  }
  if ((user === undefined) !== (password === undefined)) {
    throw new StartProblem(
      `${user === undefined ? "MM_SMTP_USER" : "MM_SMTP_PASSWORD"} is needed too: a mail server is signed in to with both or not at all.`,
    );
  }
  const security = (values.MM_SMTP_SECURITY ?? "starttls") as MailSettings["security"];
  if (security === "none" && user !== undefined) {
    throw new StartProblem(
      "MM_SMTP_SECURITY is none: the password of MM_SMTP_USER would be sent for everybody to read.",
    );
  }
  const usualPort = { tls: 465, starttls: 587, none: 25 }[security];
  const signIn = user === undefined || password === undefined ? undefined : { user, password };
  return { host, port: Number(values.MM_SMTP_PORT ?? usualPort), security, signIn, from };
}

function readGraphMail(values: Values): Settings["graphMail"] {
  const { MM_GRAPH_MAIL_FROM: address, MM_GRAPH_MAIL_TENANT: given, MM_ENTRA_TENANT: own } = values;
  if (address === undefined) {
    if (given === undefined) return undefined;
    throw new StartProblem("MM_GRAPH_MAIL_FROM is needed too: MM_GRAPH_MAIL_TENANT says where that mailbox is.");
  }
  if (values.MM_SMTP_HOST !== undefined) {
    throw new StartProblem(
      "MM_GRAPH_MAIL_FROM sends through Microsoft 365 and MM_SMTP_HOST does not: remove one of them.",
    );
  }
  if (readSignIn(values) === undefined) {
    throw new StartProblem(
      "MM_GRAPH_MAIL_FROM needs a sign-in to Microsoft Graph: set MM_GRAPH_APP_ID or MM_GRAPH_MANAGED_IDENTITY.",
    );
  }
  const entraTenantId = given ?? own;
  if (entraTenantId === undefined) {
    throw new StartProblem("MM_GRAPH_MAIL_TENANT is needed too: the company in Microsoft Entra whose mailbox it is.");
  }
  return { address, entraTenantId };
}

function readGraph(values: Values, authorityUrl: string): Settings["graph"] {
  const signIn = readSignIn(values);
  if (signIn === undefined) return undefined;
  if (!values.MM_PUBLIC_URL?.startsWith("https://")) {
    throw new StartProblem("MM_PUBLIC_URL is needed, with https://, so that Microsoft Graph can tell of changes.");
  }
  if (values.MM_TEAMS_APP_ID === undefined) {
    throw new StartProblem("MM_TEAMS_APP_ID is needed: Exchange files what the pane keeps with an event under it.");
  }
  return {
    baseUrl: (values.MM_GRAPH_URL ?? "https://graph.microsoft.com/v1.0").replace(/\/+$/, ""),
    authorityUrl: authorityUrl.replace(/\/+$/, ""),
    signIn,
    concurrency: Number(values.MM_GRAPH_CONCURRENCY ?? "32"),
  };
}

/** With a certificate of the app, or as the identity that Azure gave the machine; never with a secret. */
function readSignIn(values: Values): NonNullable<Settings["graph"]>["signIn"] | undefined {
  const { MM_GRAPH_APP_ID: clientId, MM_GRAPH_CERTIFICATE: file, MM_GRAPH_MANAGED_IDENTITY: identity } = values;
  if (identity !== undefined) {
    const other = clientId !== undefined ? "MM_GRAPH_APP_ID" : "MM_GRAPH_CERTIFICATE";
    if (clientId === undefined && file === undefined) {
      return { by: "managed-identity", clientId: identity === "system" ? undefined : identity };
    }
    throw new StartProblem(`MM_GRAPH_MANAGED_IDENTITY signs in without ${other}: remove one of them.`);
  }
  if (clientId === undefined && file === undefined) return undefined;
  if (clientId !== undefined && file !== undefined) return { by: "certificate", clientId, file };
  const missing = clientId === undefined ? "MM_GRAPH_APP_ID" : "MM_GRAPH_CERTIFICATE";
  throw new StartProblem(`${missing} is needed too: an app signs in to Microsoft Graph with its id and a certificate.`);
}
