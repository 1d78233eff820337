/** What differs between one installation of the app and another. Nothing in it is secret. */
export interface AppValues {
  version: string;
  /** Appended to the name, for example `-dev`; empty in production. */
  suffix: string;
  /** Host name, with a port where it is not 443. */
  domain: string;
  teamsAppId: string;
  /** The id of the add-in for Outlook on Mac; an app and its twin may not share one. */
  outlookAddInId: string;
  apiClientId: string;
  botId: string;
  websiteUrl: string;
  privacyUrl: string;
  termsUrl: string;
}

/** Values that are missing or wrong; the message names them all. */
export class AppValuesError extends Error {
  readonly variables: readonly string[];

  constructor(missing: readonly string[], wrong: readonly string[]) {
    const parts = [
      ...(missing.length > 0 ? [`The app package needs a value for ${missing.join(", ")}.`] : []),
      ...wrong.map((sentence) => `${sentence}.`),
      "Set it in env/.env.<name> or in the environment.",
    ];
    super(parts.join(" "));
    this.name = "AppValuesError";
    this.variables = [...missing, ...wrong.map((sentence) => sentence.slice(0, sentence.indexOf(" ")))];
  }
}

interface Variable {
  to: keyof AppValues;
  pattern: RegExp;
  hint: string;
  mayBeEmpty?: true;
}

const guid = { pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, hint: "has to be a GUID" };
const address = { pattern: /^https:\/\/[^\s"<>]{1,2000}$/, hint: "has to be an address that starts with https://" };

const variables: Readonly<Record<string, Variable>> = {
  APP_VERSION: { to: "version", pattern: /^\d{1,5}\.\d{1,5}\.\d{1,5}$/, hint: "has to be a version such as 1.4.0" },
  APP_NAME_SUFFIX: {
    to: "suffix",
    pattern: /^[\w .()-]{0,16}$/,
    hint: "has to be at most 16 letters, so that the name keeps within 30",
    mayBeEmpty: true,
  },
  APP_DOMAIN: {
    to: "domain",
    pattern: /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:\d{1,5})?$/i,
    hint: "has to be a host name without https:// and without a path",
  },
  TEAMS_APP_ID: { to: "teamsAppId", ...guid },
  OUTLOOK_ADDIN_ID: { to: "outlookAddInId", ...guid },
  AAD_APP_CLIENT_ID: { to: "apiClientId", ...guid },
  BOT_ID: { to: "botId", ...guid },
  WEBSITE_URL: { to: "websiteUrl", ...address },
  PRIVACY_URL: { to: "privacyUrl", ...address },
  TERMS_URL: { to: "termsUrl", ...address },
};

/** The names of all variables, as env/.env.<name> has to have them. */
export const appVariables = Object.keys(variables);

/** Reads the values. Throws an AppValuesError that names every one that is missing or wrong. */
export function readAppValues(given: Readonly<Record<string, string | undefined>>): AppValues {
  const missing: string[] = [];
  const wrong: string[] = [];
  const values: Record<string, string> = {};
  for (const [name, { to, pattern, hint, mayBeEmpty }] of Object.entries(variables)) {
    const value = given[name];
    if (value === undefined || (value === "" && !mayBeEmpty)) missing.push(name);
    else if (!pattern.test(value)) wrong.push(`${name} ${hint}`);
    else values[to] = value;
  }
  if (given.OUTLOOK_ADDIN_ID && given.OUTLOOK_ADDIN_ID.toLowerCase() === given.TEAMS_APP_ID?.toLowerCase())
    wrong.push("OUTLOOK_ADDIN_ID has to differ from TEAMS_APP_ID");
  if (missing.length > 0 || wrong.length > 0) throw new AppValuesError(missing, wrong);
  return values as unknown as AppValues;
}

/** Reads `NAME=value` lines; empty lines and lines that begin with # say nothing. */
export function parseEnvFile(text: string): Record<string, string> {
  const pairs = text
    .split(/\r?\n/)
    .filter((line) => line.includes("=") && !line.trimStart().startsWith("#"))
    .map((line) => [line.slice(0, line.indexOf("=")).trim(), line.slice(line.indexOf("=") + 1).trim()] as const);
  return Object.fromEntries(pairs);
}
