import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { activityTypeOf, activityTypes } from "@magic-meetings/contract/messages/activity-words.ts";
import { launchEventPage, launchEventScript } from "@magic-meetings/contract/client-events/launch-event-words.ts";
import { searchCommands } from "@magic-meetings/bot/talk/search.ts";
import { AppManifestUtils } from "@microsoft/app-manifest";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readPngSize } from "../png.ts";
import { makeAppPackage } from "./app-package.ts";
import { parseEnvFile, readAppValues } from "./app-values.ts";
import type { unifiedManifest } from "./unified-manifest.ts";
import { wordsOf } from "./words/words.ts";

const root = path.resolve(import.meta.dirname, "../..");
const contracts = process.env.CONTRACTS_DIR ?? path.resolve(root, "../shared/contracts");
const schemaFile = path.join(contracts, "manifest", "teams-manifest-v1.30.schema.json");
const eventsFile = path.join(contracts, "manifest", "outlook-events.json");
const languageSchema = path.join(
  root,
  "node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json",
);

const local = parseEnvFile(readFileSync(path.join(root, "env/.env.local"), "utf8"));
const color = readFileSync(path.join(root, "appPackage/color.png"));
const outline = readFileSync(path.join(root, "appPackage/outline.png"));

type Manifest = Parameters<typeof AppManifestUtils.validateAgainstSchema>[0];
type BuiltManifest = ReturnType<typeof unifiedManifest>;

async function build() {
  const made = await makeAppPackage(readAppValues(local), { color, outline });
  const files = unzipSync(made.zip);
  const read = (name: string) => JSON.parse(new TextDecoder().decode(files[name])) as unknown;
  return { files, read, made, manifest: read("manifest.json") as BuiltManifest };
}

// Made once: Microsoft's validator reads its schemas anew each time.
const once = build();
function built() {
  return once;
}

function validatorOf(file: string) {
  const schema = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  delete schema.$schema;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

describe("the manifest", () => {
  test("is valid by Microsoft's own validator", async () => {
    const { manifest } = await built();
    expect(await AppManifestUtils.validateAgainstSchema(manifest as unknown as Manifest)).toEqual([]);
  });

  test("is refused by Microsoft's own validator when something is wrong, so the validator looks", async () => {
    const { manifest } = await built();
    for (const [right, wrong] of [
      ["meetingDetailsOrganizer", "calendar"],
      ["softBlock", "SoftBlock"],
    ] as const) {
      const changed = JSON.parse(JSON.stringify(manifest).replace(right, wrong)) as Manifest;
      expect(await AppManifestUtils.validateAgainstSchema(changed)).not.toEqual([]);
    }
  });

  test.skipIf(!existsSync(schemaFile))(
    `is valid by the published schema 1.30 (skipped where ${path.relative(root, schemaFile)} is absent)`,
    async () => {
      const validate = validatorOf(schemaFile);
      expect(validate((await built()).manifest), JSON.stringify(validate.errors)).toBe(true);
    },
  );

  test("reaches every place the product lives in", async () => {
    const { manifest } = await built();
    expect(manifest).toMatchObject({
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
          runtimes: [{ actions: [{ id: "openTaskPane", type: "openPage" }] }, { id: "EventsRuntime" }],
          ribbons: [{ contexts: ["meetingDetailsOrganizer"] }],
        },
      ],
    });
  });

  test("opens every tab where the tabs' own router reads the tab's id and the deep link", async () => {
    const { manifest } = await built();
    expect(new Set(manifest.staticTabs.map((tab) => tab.contentUrl))).toEqual(
      new Set([`https://${local.APP_DOMAIN}/tabs/`]),
    );
  });

  test("names only pages and pictures that are built", async () => {
    const { made } = await built();
    const found = [...`${made.manifest}${made.outlookXml}`.matchAll(/https:\/\/localhost:3000(\/[^"<]*)/g)];
    const urls = [...new Set(found.map(([, url]) => url ?? ""))].filter((url) => !url.startsWith("/playground/"));
    const outside = urls.filter((url) => !/^\/(tabs|addin)\//.test(url));
    // The events' page and script are made by the build of the add-in.
    const files = urls.filter(
      (url) => url.startsWith("/addin/") && ![launchEventPage, launchEventScript].includes(url),
    );
    const absent = files.filter(
      (file) =>
        !["addin", "addin/public"].some((from) => existsSync(path.join(root, from, file.replace("/addin/", "")))),
    );
    expect({ outside, absent }).toEqual({ outside: [], absent: [] });
    expect(files).toContain("/addin/taskpane.html");
  });

  test("can put every kind of message into the activity feed, with the one blank that is filled", async () => {
    const { manifest } = await built();
    expect(manifest.activities.activityTypes.map(({ type }) => type)).toEqual([...activityTypes]);
    expect(new Set(Object.values(activityTypeOf))).toEqual(new Set(activityTypes));
    for (const words of Object.values(wordsOf))
      for (const { says } of Object.values(words.activities)) expect(says.match(/\{\w+\}/g)).toEqual(["{title}"]);
  });

  test("asks for the least permissions", async () => {
    const { manifest } = await built();
    expect(manifest.authorization.permissions.resourceSpecific.map(({ name }) => name)).toEqual([
      "MailboxItem.ReadWrite.User",
      "Mailbox.SharedFolder",
      "OnlineMeeting.ReadBasic.Chat",
      "ChatSettings.Read.Chat",
      "TeamsActivity.Send.User",
    ]);
  });

  test("lets pages come from our own domain only", async () => {
    const { manifest } = await built();
    expect(manifest.validDomains).toEqual(["localhost:3000"]);
    expect(JSON.stringify(manifest)).not.toMatch(/\$\{\{|http:\/\/(?!adaptivecards)/);
  });
});

describe("the events of Outlook", () => {
  type Known = { unified: string | null; mailbox: string | null; canonical: string };

  test.skipIf(!existsSync(eventsFile))(
    `are known to Microsoft under these names, in these sets (skipped where ${path.relative(root, eventsFile)} is absent)`,
    async () => {
      const known = (JSON.parse(readFileSync(eventsFile, "utf8")) as { events: Known[] }).events;
      const { manifest, made } = await built();
      const groups = manifest.extensions[0]?.autoRunEvents ?? [];
      expect(groups.flatMap(({ events }) => events)).toHaveLength(5);
      for (const { requirements, events } of groups)
        for (const { type } of events) {
          const event = known.find(({ unified }) => unified === type);
          expect(event?.mailbox, type).toBe(requirements.capabilities[0]?.minVersion);
          expect(made.outlookXml).toContain(`LaunchEvent Type="${event?.canonical}"`);
        }
    },
  );

  test("lead to actions of the one runtime that has a script, and only Send asks to look first", async () => {
    const { manifest } = await built();
    const runtimes = manifest.extensions[0]?.runtimes ?? [];
    const withScript = runtimes.filter(({ code }) => "script" in code);
    expect(withScript).toHaveLength(1);
    const events = (manifest.extensions[0]?.autoRunEvents ?? []).flatMap((group) => group.events);
    expect(new Set(events.map(({ actionId }) => actionId))).toEqual(
      new Set(withScript[0]?.actions.map(({ id }) => id)),
    );
    expect(events.filter((event) => "options" in event)).toEqual([
      { type: "appointmentSending", actionId: "onAppointmentSending", options: { sendMode: "softBlock" } },
    ]);
  });
});

describe("the package", () => {
  test("holds exactly the manifest, its icons and its languages", async () => {
    const { files, manifest } = await built();
    const languages = manifest.localizationInfo.additionalLanguages.map(({ file }) => file);
    expect(Object.keys(files)).toEqual(["manifest.json", "color.png", "outline.png", ...languages]);
    expect(languages).toEqual(["languages/da.json", "languages/nb.json", "languages/it.json", "languages/de.json"]);
    expect(Buffer.from(files["color.png"] ?? []).equals(color)).toBe(true);
    expect(Buffer.from(files["outline.png"] ?? []).equals(outline)).toBe(true);
  });

  test.each(["da", "nb", "it", "de"])("says everything in %s that Teams can translate", async (language) => {
    const { read, manifest } = await built();
    const validate = validatorOf(languageSchema);
    const file = read(`languages/${language}.json`) as Record<string, string>;
    expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
    // Tab names may be the same word; every sentence differs.
    const sentences = Object.keys(file).filter((key) => /description$|templateText$/.test(key));
    expect(sentences).toHaveLength(3 * 2 + 5 * 2 + 1);
    expect(file["description.full"]).not.toBe(manifest.description.full);
  });

  test("refuses a translation that is too long, so the schema looks", async () => {
    const { read } = await built();
    const validate = validatorOf(languageSchema);
    const file = read("languages/da.json") as Record<string, string>;
    expect(validate({ ...file, "description.short": "x".repeat(81) })).toBe(false);
    expect(validate({ ...file, "staticTabs[99].name": "x" })).toBe(false);
  });

  test("is the same bytes every time", async () => {
    expect((await build()).made.zip).toEqual((await built()).made.zip);
  });

  test.each([
    ["appPackage/color.png", 192],
    ["appPackage/outline.png", 32],
    ["addin/public/icons/magic-16.png", 16],
    ["addin/public/icons/magic-32.png", 32],
    ["addin/public/icons/magic-64.png", 64],
    ["addin/public/icons/magic-80.png", 80],
    ["addin/public/icons/magic-128.png", 128],
  ])("%s is a square of %d pixels", (file, size) => {
    expect(readPngSize(readFileSync(path.join(root, file)))).toEqual({ width: size, height: size });
  });
});
