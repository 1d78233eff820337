import { readFileSync } from "node:fs";
import path from "node:path";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { parseEnvFile, readAppValues } from "./app-values.ts";
import { outlookXml } from "./outlook-xml.ts";
import { unifiedManifest } from "./unified-manifest.ts";
import { wordsOf } from "./words/words.ts";
import { element, xmlDocument } from "./xml.ts";

const root = path.resolve(import.meta.dirname, "../..");
const values = readAppValues(parseEnvFile(readFileSync(path.join(root, "env/.env.local"), "utf8")));

interface Node {
  tag: string;
  attributes: Record<string, string>;
  text: string;
  children: Node[];
}

/** Reads it as any XML parser does; throws where it is not well formed or a prefix has no namespace. */
function parse(xml: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const top: Node = { tag: "", attributes: {}, text: "", children: [] };
  const open = [top];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const said = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    const node: Node = { tag: name, attributes: Object.fromEntries(said), text: "", children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on("text", (text) => {
    const node = open.at(-1);
    if (node) node.text += text.trim();
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  const [only] = top.children;
  if (only === undefined) throw new Error("Nothing is in it.");
  return only;
}

const manifest = parse(outlookXml(values, wordsOf));

function all(node: Node, tag: string): Node[] {
  return [...(node.tag === tag ? [node] : []), ...node.children.flatMap((child) => all(child, tag))];
}

function tagsOf(node: Node | undefined): string[] {
  return (node?.children ?? []).map(({ tag }) => tag);
}

const [outer, inner] = all(manifest, "VersionOverrides");

describe("the manifest for Outlook on Mac", () => {
  test("has what the schema asks for, in its order", () => {
    expect(manifest.attributes["xsi:type"]).toBe("MailApp");
    expect(tagsOf(manifest)).toEqual([
      "Id",
      "Version",
      "ProviderName",
      "DefaultLocale",
      "DisplayName",
      "Description",
      "IconUrl",
      "HighResolutionIconUrl",
      "SupportUrl",
      "AppDomains",
      "Hosts",
      "Requirements",
      "FormSettings",
      "Permissions",
      "Rule",
      "VersionOverrides",
    ]);
    expect(tagsOf(outer)).toEqual(["Requirements", "Hosts", "Resources", "VersionOverrides"]);
    expect(tagsOf(inner)).toEqual(["Requirements", "Hosts", "Resources", "WebApplicationInfo"]);
    expect(outer?.attributes["xsi:type"]).toBe("VersionOverridesV1_0");
    expect(inner?.attributes["xsi:type"]).toBe("VersionOverridesV1_1");
    expect(inner?.attributes.xmlns).toBe("http://schemas.microsoft.com/office/mailappversionoverrides/1.1");
    expect(tagsOf(all(manifest, "Resources")[1])).toEqual([
      "bt:Images",
      "bt:Urls",
      "bt:ShortStrings",
      "bt:LongStrings",
    ]);
  });

  test.each([
    ["the older overrides", outer],
    ["the newer overrides", inner],
  ])("refers in %s only to resources of its own, under names of at most 32 letters, each used", (_name, overrides) => {
    const own: Node = {
      ...(overrides as Node),
      children: (overrides as Node).children.filter(({ tag }) => tag !== "VersionOverrides"),
    };
    const resources = all(own, "Resources").flatMap((node) => node.children.flatMap((group) => group.children));
    const named = resources.map(({ attributes }) => attributes.id ?? "");
    const referred = [
      "Runtime",
      "Override",
      "FunctionFile",
      "Label",
      "Title",
      "Description",
      "SourceLocation",
      "bt:Image",
    ]
      .flatMap((tag) => all(own, tag))
      .flatMap(({ attributes }) => attributes.resid ?? []);
    expect(new Set(referred)).toEqual(new Set(named));
    expect(named.filter((id) => id.length > 32)).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  test("keeps within the lengths of its texts", () => {
    const longest = (tag: string) =>
      Math.max(
        ...all(manifest, tag).flatMap((group) =>
          group.children.flatMap((text) => [
            (text.attributes.DefaultValue ?? "").length,
            ...text.children.map((override) => (override.attributes.Value ?? "").length),
          ]),
        ),
      );
    expect(longest("bt:ShortStrings")).toBeLessThanOrEqual(125);
    expect(longest("bt:LongStrings")).toBeLessThanOrEqual(250);
    const [description] = all(manifest, "Description");
    expect(description?.children.map(({ attributes }) => attributes.Locale)).toEqual([
      "da-DK",
      "nb-NO",
      "it-IT",
      "de-DE",
    ]);
  });

  test("is what the unified manifest hides where both are deployed, and is not its id", () => {
    const unified = unifiedManifest(values, wordsOf.en);
    const id = all(manifest, "Id")[0]?.text;
    expect(unified.extensions[0]?.alternates[0]?.hide.customOfficeAddin.officeAddinId).toBe(id);
    expect(id).not.toBe(unified.id);
  });

  test("answers the same events with the same functions", () => {
    const unified = unifiedManifest(values, wordsOf.en).extensions[0]?.autoRunEvents ?? [];
    const actions = unified.flatMap(({ events }) => events.map(({ actionId }) => actionId));
    const launched = all(manifest, "LaunchEvent");
    expect(new Set(launched.map(({ attributes }) => attributes.FunctionName))).toEqual(new Set(actions));
    expect(launched.filter(({ attributes }) => attributes.SendMode !== undefined)).toMatchObject([
      { attributes: { Type: "OnAppointmentSend", SendMode: "SoftBlock" } },
    ]);
  });

  test("opens nothing but our own pages over https", () => {
    const urls = [...all(manifest, "bt:Url"), ...all(manifest, "SourceLocation"), ...all(manifest, "bt:Image")]
      .map(({ attributes }) => attributes.DefaultValue)
      .filter((url) => url !== undefined);
    expect(urls.filter((url) => !url.startsWith(`https://${values.domain}/addin/`))).toEqual([]);
    expect(all(manifest, "Permissions")[0]?.text).toBe("ReadWriteItem");
  });
});

test("a text cannot break out of its element", () => {
  const evil = `"><Id>&'`;
  const read = parse(xmlDocument(element("Top", { name: evil }, [element("Child", {}, evil)])));
  expect(read).toMatchObject({ attributes: { name: evil }, children: [{ text: evil, children: [] }] });
});
