import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { appVariables, AppValuesError, parseEnvFile, readAppValues } from "./app-values.ts";

const folder = path.resolve(import.meta.dirname, "../../env");
const environments = readdirSync(folder);
const local = parseEnvFile(readFileSync(path.join(folder, ".env.local"), "utf8"));

describe("the values of an installation", () => {
  test("that have none are named all at once", () => {
    const without = { ...local, APP_DOMAIN: "", BOT_ID: undefined, OUTLOOK_ADDIN_ID: undefined };
    expect(() => readAppValues(without)).toThrow(AppValuesError);
    expect(() => readAppValues(without)).toThrow(/APP_DOMAIN, OUTLOOK_ADDIN_ID, BOT_ID\. Set it/);
  });

  test("may lack a suffix", () => {
    expect(readAppValues({ ...local, APP_NAME_SUFFIX: "" }).suffix).toBe("");
  });

  test.each([
    ["APP_DOMAIN", "https://meetings.example"],
    ["APP_DOMAIN", "meetings.example/tabs"],
    ["APP_DOMAIN", 'meetings.example","x":"'],
    ["APP_VERSION", "1.0"],
    ["APP_VERSION", "v1.0.0"],
    ["APP_NAME_SUFFIX", "-something that is too long"],
    ["TEAMS_APP_ID", "magic-meetings"],
    ["BOT_ID", "{0d9c4c1e-53a1-4b7f-8f3e-6a2b9c8d7e10}"],
    ["WEBSITE_URL", "http://meetings.example"],
    ["PRIVACY_URL", "meetings.example/privacy"],
    ["OUTLOOK_ADDIN_ID", local.TEAMS_APP_ID ?? ""],
  ])("%s cannot be %s", (name, value) => {
    expect(() => readAppValues({ ...local, [name]: value })).toThrow(`${name} has to`);
  });
});

describe("the files of env", () => {
  test.each(environments)("%s names every value and keeps no secret", (file) => {
    const text = readFileSync(path.join(folder, file), "utf8");
    const names = Object.keys(parseEnvFile(text));
    expect(appVariables.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => /SECRET|PASSWORD|KEY|TOKEN/.test(name))).toEqual([]);
  });

  test("are read without comments, with what stands after the first sign of equality", () => {
    expect(parseEnvFile("# A=1\n\nB = 2\r\nC=a=b\nnothing")).toEqual({ B: "2", C: "a=b" });
  });
});
