import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { searchCommands } from "@magic-meetings/bot/talk/search.ts";
import { AppManifestUtils } from "@microsoft/app-manifest";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { fillPlaceholders, MissingVariableError, parseEnvFile, zipApp } from "./app-package.ts";
import { readPngSize } from "./png.ts";

const root = path.resolve(import.meta.dirname, "..");
const contracts = process.env.CONTRACTS_DIR ?? path.resolve(root, "../shared/contracts");
const schemaFile = path.join(contracts, "manifest", "teams-manifest-v1.30.schema.json");

const template = readFileSync(path.join(root, "appPackage/manifest.json"), "utf8");
const local = parseEnvFile(readFileSync(path.join(root, "env/.env.local"), "utf8"));
const color = readFileSync(path.join(root, "appPackage/color.png"));
const outline = readFileSync(path.join(root, "appPackage/outline.png"));

type Manifest = Parameters<typeof AppManifestUtils.validateAgainstSchema>[0];

function builtManifest(): Manifest {
  return JSON.parse(fillPlaceholders(template, local)) as Manifest;
}

describe("the manifest", () => {
  test("is valid by Microsoft's own validator", async () => {
    expect(await AppManifestUtils.validateAgainstSchema(builtManifest())).toEqual([]);
  });

  test("is refused by Microsoft's own validator when something is wrong, so the validator looks", async () => {
    const wrong = JSON.parse(
      JSON.stringify(builtManifest()).replace("meetingDetailsOrganizer", "calendar"),
    ) as Manifest;
    expect(await AppManifestUtils.validateAgainstSchema(wrong)).not.toEqual([]);
  });

  test.skipIf(!existsSync(schemaFile))(
    `is valid by the published schema 1.30 (skipped where ${path.relative(root, schemaFile)} is absent)`,
    () => {
      const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as Record<string, unknown>;
      delete schema.$schema;
      const ajv = new Ajv({ strict: false, allErrors: true });
      addFormats(ajv);
      const validate = ajv.compile(schema);
      expect(validate(builtManifest()), JSON.stringify(validate.errors)).toBe(true);
    },
  );

  test("reaches every place the product lives in", () => {
    expect(builtManifest()).toMatchObject({
      manifestVersion: "1.30",
      staticTabs: [
        { entityId: "my-meetings", scopes: ["personal"], context: ["personalTab"] },
        { entityId: "rooms", scopes: ["personal"], context: ["personalTab"] },
        { entityId: "board", scopes: ["personal"], context: ["personalTab"] },
        { entityId: "approvals", scopes: ["personal"], context: ["personalTab"] },
        { entityId: "accounts", scopes: ["personal"], context: ["personalTab"] },
        { entityId: "places", scopes: ["personal"], context: ["personalTab"] },
        { entityId: "catalogue", scopes: ["personal"], context: ["personalTab"] },
        { entityId: "vendors", scopes: ["personal"], context: ["personalTab"] },
        { entityId: "utilisation", scopes: ["personal"], context: ["personalTab"] },
        { entityId: "reception", scopes: ["personal"], context: ["personalTab"] },
        { entityId: "security", scopes: ["personal"], context: ["personalTab"] },
        { entityId: "insight", scopes: ["personal"], context: ["personalTab"] },
        { entityId: "administration", scopes: ["personal"], context: ["personalTab"] },
        {
          entityId: "meeting",
          scopes: ["groupChat"],
          context: ["meetingChatTab", "meetingDetailsTab", "meetingSidePanel"],
        },
      ],
      bots: [{ scopes: ["personal", "groupChat"] }],
      composeExtensions: [{ commands: Object.values(searchCommands).map((id) => ({ id })) }],
      extensions: [
        {
          requirements: { capabilities: [{ name: "Mailbox", minVersion: "1.8" }] },
          runtimes: [{ actions: [{ id: "openTaskPane", type: "openPage" }] }],
          ribbons: [{ contexts: ["meetingDetailsOrganizer"] }],
        },
      ],
    });
  });

  test("opens every tab where the tabs' own router reads the tab's id and the deep link", () => {
    const contentUrls = (builtManifest() as { staticTabs: { contentUrl: string }[] }).staticTabs.map(
      (tab) => tab.contentUrl,
    );
    expect(new Set(contentUrls)).toEqual(new Set([`https://${local.APP_DOMAIN}/tabs/`]));
  });

  test("names only pages and pictures that are built", () => {
    const urls = [...template.matchAll(/https:\/\/\$\{\{APP_DOMAIN\}\}(\/[^"]*)/g)].map(([, url]) => url ?? "");
    const outside = urls.filter((url) => !/^\/(tabs|addin)\//.test(url));
    const files = urls.filter((url) => url.startsWith("/addin/")).map((url) => url.replace("/addin/", ""));
    const absent = files.filter(
      (file) => !["addin", "addin/public"].some((from) => existsSync(path.join(root, from, file))),
    );
    expect({ outside, absent }).toEqual({ outside: [], absent: [] });
    expect(files).toContain("taskpane.html");
  });
});

describe("the package", () => {
  test("holds exactly the manifest and its two icons", () => {
    const manifest = fillPlaceholders(template, local);
    const content = unzipSync(zipApp({ manifest, color, outline }));
    expect(Object.keys(content)).toEqual(["manifest.json", "color.png", "outline.png"]);
    expect(new TextDecoder().decode(content["manifest.json"])).toBe(manifest);
    expect(Buffer.from(content["color.png"] ?? []).equals(color)).toBe(true);
    expect(Buffer.from(content["outline.png"] ?? []).equals(outline)).toBe(true);
  });

  test("is the same bytes every time", () => {
    const files = { manifest: "{}", color, outline };
    expect(zipApp(files)).toEqual(zipApp(files));
  });

  test.each([
    ["appPackage/color.png", 192],
    ["appPackage/outline.png", 32],
    ["addin/public/icons/magic-16.png", 16],
    ["addin/public/icons/magic-32.png", 32],
    ["addin/public/icons/magic-80.png", 80],
  ])("%s is a square of %d pixels", (file, size) => {
    expect(readPngSize(readFileSync(path.join(root, file)))).toEqual({ width: size, height: size });
  });
});

describe("placeholders", () => {
  test("none is left in the built manifest", () => {
    expect(JSON.stringify(builtManifest())).not.toContain("${{");
  });

  test("all that have no value are named at once", () => {
    const variables = { A: "1", B: "" };
    expect(() => fillPlaceholders("${{A}} ${{B}} ${{C}}", variables)).toThrow(MissingVariableError);
    expect(() => fillPlaceholders("${{A}} ${{B}} ${{C}}", variables)).toThrow(/B, C/);
  });

  test("an empty suffix is a value", () => {
    expect(fillPlaceholders('"Magic${{APP_NAME_SUFFIX}}"', { APP_NAME_SUFFIX: "" })).toBe('"Magic"');
  });

  test("a value cannot break out of its string", () => {
    expect(JSON.parse(fillPlaceholders('{"a":"${{A}}"}', { A: '","b":"x' }))).toEqual({ a: '","b":"x' });
  });
});
