import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { Linter } from "eslint";
import { beforeAll, describe, expect, it } from "vitest";
import { launchEvents } from "@magic-meetings/contract/client-events/launch-event-words.ts";
import { bundleLaunchEvents, serviceUrlPlaceholder } from "./bundle-launch-events.ts";

let script: string;

beforeAll(async () => {
  script = await bundleLaunchEvents();
});

/** What classic Outlook has besides the language: no page, no storage, and no modules. */
const outlookHas = ["Office", "OfficeRuntime", "Promise", "setTimeout", "clearTimeout", "fetch", "location"];

/** What came after 2016 and is a member, so that no parser stumbles over it. */
const laterMembers = [
  ...["values", "entries", "fromEntries", "getOwnPropertyDescriptors", "hasOwn"].map((name) => `Object.${name}`),
  ...["allSettled", "any", "withResolvers", "try"].map((name) => `Promise.${name}`),
];
const laterMethods = ["padStart", "padEnd", "trimStart", "trimEnd", "flat", "flatMap", "at", "replaceAll", "matchAll"];
const laterStill = ["finally", "findLast", "toSorted", "toReversed"];

function problemsOf(code: string): string[] {
  const globals = {
    Intl: "off" as const,
    ...Object.fromEntries(outlookHas.map((name) => [name, "readonly" as const])),
  };
  const member = (names: readonly string[]) => `MemberExpression[property.name=/^(${names.join("|")})$/]`;
  const found = new Linter().verify(code, {
    languageOptions: { ecmaVersion: 2016, sourceType: "script", globals },
    rules: {
      "no-undef": ["error", { typeof: true }],
      "no-ternary": "error",
      "no-restricted-syntax": [
        "error",
        { selector: member([...laterMethods, ...laterStill]), message: "A method from after 2016." },
        ...laterMembers.map((name) => {
          const [object, property] = name.split(".");
          const selector = `MemberExpression[object.name='${object}'][property.name='${property}']`;
          return { selector, message: `${name} is from after 2016.` };
        }),
      ],
    },
  });
  return found.map(({ message }) => message);
}

describe("the script that Outlook runs without a pane", () => {
  it("is the language of 2016 without ternaries, and uses nothing that classic Outlook lacks", () => {
    expect(problemsOf(script)).toEqual([]);
  });

  it.each([
    ["async function f() { await 1; }", /Parsing error/],
    ["import('x');", /Parsing error/],
    ["const a = b?.c;", /Parsing error/],
    ["const a = 1 ? 2 : 3;", /[Tt]ernary/],
    ["localStorage.getItem('x');", /localStorage/],
    ["document.title = 'x';", /document/],
    ["window.x = 1;", /window/],
    ["new Intl.NumberFormat();", /Intl/],
    ["typeof globalThis;", /globalThis/],
    ["new AbortController();", /AbortController/],
    ["Object.values({});", /2016/],
    ["'x'.padStart(2);", /2016/],
  ])("would be found out with %s", (code, problem) => {
    expect(problemsOf(code).join()).toMatch(problem);
  });

  it("is small, and one file", () => {
    expect(gzipSync(script).length).toBeLessThan(30_000);
    expect(script).not.toMatch(/\b(require|import)\b|sourceMappingURL/);
  });

  it("gives every function its name at once", () => {
    const named = new Map<string, unknown>();
    const office = { actions: { associate: (name: string, work: unknown) => void named.set(name, work) } };
    // A context has the language and nothing else: no page, no timers, no storage.
    runInNewContext(script, { Office: office });
    expect([...named.keys()].sort()).toEqual(
      Object.values(launchEvents)
        .map(({ action }) => action)
        .sort(),
    );
    for (const work of named.values()) expect(work).toBeTypeOf("function");
  });

  it("has one place for the service's address", () => {
    expect(script.split(serviceUrlPlaceholder)).toHaveLength(2);
  });
});
